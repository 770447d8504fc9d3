package dev.modelzoo.recognizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalRecognizerTest {
  private static final Duration LONG = Duration.ofMinutes(2);
  private static final Duration SHORT = Duration.ofMillis(300);
  private static final String WRITE_BOTH =
      "printf 'u1\\thello\\nu2\\tworld\\n' > \"$2/raw_rec.txt\"";

  @TempDir private Path root;
  private Path image;
  private Path runFolder;
  private Path scratchParent;

  @BeforeEach
  void makeFolders() throws IOException {
    image = Files.createDirectory(root.resolve("my_image"));
    runFolder = Files.createDirectory(root.resolve("run"));
    scratchParent = Files.createDirectory(root.resolve("scratch"));
    Files.writeString(runFolder.resolve("wav.scp"), "u1\t/data/u1.wav\nu2\t/data/u2.wav\n");
    Files.writeString(runFolder.resolve("trans.txt"), "u1\tsecret reference\n");
  }

  @Test
  void recognize_goodSbi_leavesHypothesesAndLog() throws IOException {
    writeSbi("#!/bin/sh", "echo working; echo problem >&2", WRITE_BOTH);

    SbiResult result = recognize(LONG);

    assertThat(result.hypotheses()).hasContent("u1\thello\nu2\tworld");
    assertThat(result.log()).hasContent("working\nproblem");
    assertThat(result.wall()).isPositive();
    assertThat(scratchParent).isEmptyDirectory();
  }

  @Test
  void recognize_anySbi_runsInItsImageWithListAndEmptyResultFolder() throws IOException {
    Files.writeString(image.resolve("words"), "hello");
    writeSbi(
        "#!/bin/sh",
        "ls -A \"$2\"; cut -f1 \"$1\"; cat words; ls \"$2/..\" \"$(dirname \"$1\")\"; cat",
        WRITE_BOTH);

    SbiResult result = recognize(LONG);

    assertThat(result.log()).content().startsWith("u1\nu2\nhello").doesNotContain("trans.txt");
  }

  @ParameterizedTest
  @CsvSource({
    "exit 3, exited with status 3",
    "no-such-program, exited with status 127 (a program that it calls cannot be run or found)",
    "kill -9 $$, 'was ended by signal 9 (SIGKILL, often for lack of memory)'"
  })
  void recognize_exitStatus_failsNamingIt(String line, String expected) throws IOException {
    writeSbi("#!/bin/sh", WRITE_BOTH, "echo the reason", line);

    ZooException failure = failure(LONG);

    assertThat(failure).hasMessageContaining("the SBI of my_image " + expected);
    assertThat(failure).hasMessageContaining("| the reason");
    assertThat(failure.next()).contains("log.SBI");
    assertThat(runFolder.resolve("raw_rec.txt")).doesNotExist();
    assertThat(scratchParent).isEmptyDirectory();
  }

  @Test
  void recognize_longLogWithEscapes_showsItsLastTenLinesPlain() throws IOException {
    writeSbi(
        "#!/bin/sh",
        "i=1; while [ $i -le 30 ]; do echo line-$i; i=$((i+1)); done",
        "printf '\\033[31mred\\033[0m\\007\\n'; exit 3");

    ZooException failure = failure(LONG);

    assertThat(failure).hasMessageEndingWith("line-29\n  | line-30\n  | red");
    assertThat(failure).hasMessageContaining("line-22").hasMessageNotContaining("line-21");
  }

  @Test
  void recognize_hangingSbi_isEndedAtItsTimeLimit() throws IOException {
    writeSbi("#!/bin/sh", WRITE_BOTH, "sleep 1000");

    ZooException failure = failure(SHORT);

    assertThat(failure).hasMessageContaining("longer than its time limit of 0.3 s");
    assertThat(failure.next()).contains("time limit");
    assertThat(SbiProcesses.in(image)).isEmpty();
  }

  @Test
  void recognize_sbiThatIgnoresSigterm_isKilledAfterTheGrace() throws IOException {
    writeSbi("#!/bin/sh", "trap '' TERM", "while true; do sleep 1000; done");

    ZooException failure = failure(SHORT);

    assertThat(failure).hasMessageContaining("time limit");
    assertThat(SbiProcesses.in(image)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "sleep 1000 &",
    "(trap '' TERM HUP; sleep 1000) &",
    "nohup sh -c 'sleep 1000' >/dev/null 2>&1 &",
    "setsid sh -c 'sleep 1000 & sleep 1000' &",
    "setsid sh -c 'setsid sleep 1000 & exit' >/dev/null 2>&1"
  })
  void recognize_sbiThatLeavesProcesses_endsThemAndSucceeds(String line) throws IOException {
    writeSbi("#!/bin/sh", line, WRITE_BOTH);

    SbiResult result = recognize(LONG);

    assertThat(SbiProcesses.in(image)).isEmpty();
    assertThat(result.log()).content().contains("[zoo: ended what the SBI left running]");
  }

  @Test
  void recognize_interrupted_endsTheSbiAndKeepsTheFlag() throws Exception {
    Path started = root.resolve("started");
    writeSbi("#!/bin/sh", "touch '" + started + "'", "sleep 1000");
    Thread caller = Thread.currentThread();
    Thread interrupter =
        new Thread(
            () -> {
              while (!Files.exists(started)) {
                Thread.onSpinWait();
              }
              caller.interrupt();
            });

    interrupter.start();
    ZooException failure = failure(LONG);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(failure).hasMessageContaining("was interrupted");
    assertThat(SbiProcesses.in(image)).isEmpty();
    assertThat(scratchParent).isEmptyDirectory();
  }

  @ParameterizedTest
  @CsvSource({
    "true, wrote no raw_rec.txt; its result folder is empty",
    "echo > $2/output.txt, wrote no raw_rec.txt; its result folder holds output.txt",
    ": > $2/raw_rec.txt, wrote an empty raw_rec.txt",
    "ln -s ../../../run/trans.txt $2/raw_rec.txt, left a symbolic link as raw_rec.txt",
    "ln -s /etc/passwd $2/raw_rec.txt, left a symbolic link as raw_rec.txt",
    "ln -s nowhere $2/raw_rec.txt, left a symbolic link as raw_rec.txt",
    "mkfifo $2/raw_rec.txt, 'left a pipe, socket or device as raw_rec.txt'",
    "mkdir $2/raw_rec.txt, left a folder as raw_rec.txt",
    "rmdir $2 && ln -s / $2, removed or replaced its result folder",
    "rmdir $2, removed or replaced its result folder",
    "head -c 200001 /dev/zero > $2/raw_rec.txt, 'wrote a raw_rec.txt of 200,001 bytes'"
  })
  void recognize_badOutput_failsNamingIt(String line, String expected) throws IOException {
    writeSbi("#!/bin/sh", line);

    ZooException failure = failure(LONG);

    assertThat(failure).hasMessageContaining("the SBI of my_image " + expected);
    assertThat(failure.next()).contains("raw_rec.txt").endsWith(".");
    assertThat(runFolder.resolve("raw_rec.txt")).doesNotExist();
    assertThat(scratchParent).isEmptyDirectory();
  }

  @Test
  void recognize_muchOutput_keepsBeginningAndEndOfTheLog() throws IOException {
    writeSbi(
        "#!/bin/sh",
        "echo first; head -c 10000000 /dev/zero | tr '\\0' x; echo; echo last",
        WRITE_BOTH);

    SbiResult result = recognize(LONG);

    assertThat(Files.size(result.log())).isBetween(100_000L, 100_100L);
    assertThat(result.log()).content().startsWith("first\n").endsWith("last\n");
    assertThat(result.log()).content().contains("bytes left out]");
  }

  @ParameterizedTest
  @CsvSource({
    "#!/bin/sh, rw-r--r--",
    "#!/usr/bin/env sh, rw-r--r--",
    "# no shebang, rwxr-xr-x",
    "#!, rw-r--r--"
  })
  void recognize_noExecuteBitOrNoShebang_runsAndLeavesTheFileAsItIs(String first, String mode)
      throws IOException {
    writeSbi(first, WRITE_BOTH);
    Files.setPosixFilePermissions(image.resolve("SBI"), PosixFilePermissions.fromString(mode));

    SbiResult result = recognize(LONG);

    assertThat(result.hypotheses()).hasContent("u1\thello\nu2\tworld");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(image.resolve("SBI"))))
        .isEqualTo(mode);
  }

  @ParameterizedTest
  @CsvSource({
    "#!/no/such/interpreter, there is no such program",
    "#!/usr/bin, there is no such program",
    "'#!/bin/sh\r', Windows line ends"
  })
  void recognize_interpreterThatCannotBe_failsNamingIt(String first, String expected)
      throws IOException {
    writeSbi(first, WRITE_BOTH);

    ZooException failure = failure(LONG);

    assertThat(failure).hasMessageContaining(expected);
  }

  @Test
  void recognize_foldersThatResistRemoval_areRemoved() throws IOException {
    writeSbi(
        "#!/bin/sh",
        "mkdir -p $TMPDIR/a/b; touch $TMPDIR/a/b/c",
        WRITE_BOTH,
        "chmod 000 $TMPDIR/a/b $TMPDIR/a; chmod 555 $2 $2/..");

    recognize(LONG);

    assertThat(scratchParent).isEmptyDirectory();
  }

  @Test
  void recognize_relativePaths_reachTheSbiAsAbsoluteOnes() throws IOException {
    writeSbi("#!/bin/sh", "echo $1 $2 $TMPDIR", WRITE_BOTH);
    Path here = Path.of("").toAbsolutePath();
    LocalRecognizer recognizer =
        new LocalRecognizer(here.relativize(scratchParent.toRealPath()), Map.of());
    RecognitionRequest request = request(LONG);

    SbiResult result =
        recognizer.recognize(
            new RecognitionRequest(
                here.relativize(image.toRealPath()),
                here.relativize(request.audioList().toRealPath()),
                here.relativize(runFolder.toRealPath()),
                request.limits()));

    assertThat(result.log()).content().matches("/\\S+/wav.scp /\\S+/result /\\S+/tmp\n");
  }

  @Test
  void recognize_noSbi_isNotFound() {
    ZooException failure =
        catchThrowableOfType(ZooException.class, () -> recognizer().recognize(request(LONG)));

    assertThat(failure.kind()).isEqualTo(ErrorKind.NOT_FOUND);
  }

  @Test
  void recognize_credentialsInTheEnvironment_areNotInherited() throws IOException {
    writeSbi("#!/bin/sh", "env; echo \"<$AWS_SECRET_ACCESS_KEY>\"", WRITE_BOTH);

    SbiResult result = recognize(LONG);

    assertThat(result.log())
        .content()
        .contains("<>", "OMP_NUM_THREADS=2")
        .doesNotContain("hush", "AWS", "ALIBABA");
  }

  @Test
  void recognize_resultFolderThatIsAFile_failsNamingIt() throws IOException {
    writeSbi("#!/bin/sh", WRITE_BOTH);
    Files.createDirectory(runFolder.resolve("log.SBI"));

    ZooException failure =
        catchThrowableOfType(ZooException.class, () -> recognizer().recognize(request(LONG)));

    assertThat(failure).hasMessageContaining("cannot write " + runFolder.resolve("log.SBI"));
    assertThat(scratchParent).isEmptyDirectory();
  }

  private SbiResult recognize(Duration timeLimit) {
    return recognizer().recognize(request(timeLimit));
  }

  private ZooException failure(Duration timeLimit) {
    ZooException failure =
        catchThrowableOfType(ZooException.class, () -> recognizer().recognize(request(timeLimit)));
    assertThat(failure.kind()).isEqualTo(ErrorKind.SBI_FAILED);
    return failure;
  }

  private LocalRecognizer recognizer() {
    return new LocalRecognizer(
        scratchParent,
        Map.of(
            "PATH", System.getenv("PATH"),
            "OMP_NUM_THREADS", "2",
            "AWS_SECRET_ACCESS_KEY", "hush-1",
            "ALIBABA_CLOUD_ACCESS_KEY_ID", "hush-2",
            "HTTPS_PROXY", "http://user:hush-3@proxy.invalid:3128"));
  }

  private RecognitionRequest request(Duration timeLimit) {
    SbiLimits limits = new SbiLimits(timeLimit, Duration.ofMillis(200), 100_000, 200_000);
    return new RecognitionRequest(image, runFolder.resolve("wav.scp"), runFolder, limits);
  }

  private void writeSbi(String... lines) throws IOException {
    Path sbi = image.resolve("SBI");
    Files.writeString(sbi, String.join("\n", List.of(lines)) + "\n");
    Files.setPosixFilePermissions(sbi, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
