package dev.modelzoo.recognizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalRecognizerTest {
  @TempDir private Path root;
  private TrialImage trial;

  @BeforeEach
  void makeImage() throws IOException {
    trial = TrialImage.in(root);
  }

  @Test
  void recognize_goodSbi_leavesHypothesesAndLog() throws IOException {
    trial.writeSbi("#!/bin/sh", "echo working; echo problem >&2", TrialImage.WRITE_BOTH);

    SbiResult result = trial.recognize();

    assertThat(result.hypotheses()).hasContent("u1\thello\nu2\tworld");
    assertThat(result.log()).hasContent("working\nproblem");
    assertThat(result.wall()).isPositive();
    assertThat(trial.scratchParent()).isEmptyDirectory();
  }

  @Test
  void recognize_anySbi_runsInItsImageWithListAndEmptyResultFolder() throws IOException {
    Files.writeString(trial.image().resolve("words"), "hello");
    trial.writeSbi(
        "#!/bin/sh",
        "ls -A \"$2\"; cut -f1 \"$1\"; cat words; ls \"$2/..\" \"$(dirname \"$1\")\"; cat",
        TrialImage.WRITE_BOTH);

    SbiResult result = trial.recognize();

    assertThat(result.log()).content().startsWith("u1\nu2\nhello").doesNotContain("trans.txt");
  }

  @ParameterizedTest
  @CsvSource({
    "exit 3, exited with status 3",
    "no-such-program, exited with status 127 (a program that it calls cannot be run or found)",
    "kill -9 $$, 'was ended by signal 9 (SIGKILL, often for lack of memory)'"
  })
  void recognize_exitStatus_failsNamingIt(String line, String expected) throws IOException {
    trial.writeSbi("#!/bin/sh", TrialImage.WRITE_BOTH, "echo the reason", line);

    ZooException failure = trial.failure();

    assertThat(failure).hasMessageContaining("the SBI of my_image " + expected);
    assertThat(failure).hasMessageContaining("| the reason");
    assertThat(failure.next()).contains("log.SBI");
    assertThat(trial.runFolder().resolve("raw_rec.txt")).doesNotExist();
    assertThat(trial.scratchParent()).isEmptyDirectory();
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
    trial.writeSbi(first, TrialImage.WRITE_BOTH);
    Files.setPosixFilePermissions(
        trial.image().resolve("SBI"), PosixFilePermissions.fromString(mode));

    SbiResult result = trial.recognize();

    assertThat(result.hypotheses()).hasContent("u1\thello\nu2\tworld");
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(trial.image().resolve("SBI"))))
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
    trial.writeSbi(first, TrialImage.WRITE_BOTH);

    ZooException failure = trial.failure();

    assertThat(failure).hasMessageContaining(expected);
  }

  @Test
  void recognize_relativePaths_reachTheSbiAsAbsoluteOnes() throws IOException {
    trial.writeSbi("#!/bin/sh", "echo $1 $2 $TMPDIR", TrialImage.WRITE_BOTH);
    Path here = Path.of("").toAbsolutePath();
    LocalRecognizer recognizer =
        new LocalRecognizer(here.relativize(trial.scratchParent().toRealPath()), Map.of());
    RecognitionRequest request = trial.request(TrialImage.LONG);

    SbiResult result =
        recognizer.recognize(
            new RecognitionRequest(
                here.relativize(trial.image().toRealPath()),
                here.relativize(request.audioList().toRealPath()),
                here.relativize(trial.runFolder().toRealPath()),
                request.limits()));

    assertThat(result.log()).content().matches("/\\S+/wav.scp /\\S+/result /\\S+/tmp\n");
  }

  @Test
  void recognize_opaqueIds_hidesNamesAndMapsThemBack() throws IOException {
    Path audio = Files.writeString(root.resolve("SET_0001.wav"), "RIFF");
    Files.writeString(trial.runFolder().resolve("wav.scp"), "SET_0001\t" + audio + "\n");
    trial.writeSbi(
        "#!/bin/sh",
        "cat \"$1\"; read -r id path < \"$1\"",
        "printf '%s\\t%s\\n' \"$id\" \"$(cat \"$path\")\" > \"$2/raw_rec.txt\"");
    RecognitionRequest request = trial.request(TrialImage.LONG);

    SbiResult result =
        trial
            .recognizer()
            .recognize(
                new RecognitionRequest(
                    request.modelImage(),
                    request.audioList(),
                    request.resultFolder(),
                    request.limits(),
                    request.environment(),
                    true,
                    request.progress()));

    assertThat(result.hypotheses()).hasContent("SET_0001\tRIFF");
    assertThat(result.log()).content().doesNotContain("SET_0001");
    assertThat(audio).hasContent("RIFF");
  }

  @Test
  void recognize_zooThatWasKilled_itsFolderGoesInTheNextRun() throws IOException {
    Path left = Files.createDirectory(trial.scratchParent().resolve("zoo-sbi-of-the-dead"));
    Files.createFile(left.resolve("lock"));
    trial.writeSbi("#!/bin/sh", TrialImage.WRITE_BOTH);

    trial.recognize();

    assertThat(trial.scratchParent()).isEmptyDirectory();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void recognize_sbiThatHoldsMemory_isMeasured() throws IOException {
    trial.writeSbi(
        "#!/bin/sh", "perl -e '$x = \"x\" x 50_000_000; sleep 2'", TrialImage.WRITE_BOTH);

    SbiResult result = trial.recognize();

    assertThat(result.peakMemory().orElseThrow()).isBetween(50_000_000L, 500_000_000L);
  }

  @Test
  void recognize_noSbi_isNotFound() {
    ZooException failure =
        catchThrowableOfType(
            ZooException.class, () -> trial.recognizer().recognize(trial.request(TrialImage.LONG)));

    assertThat(failure.kind()).isEqualTo(ErrorKind.NOT_FOUND);
  }
}
