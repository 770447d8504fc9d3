package dev.modelzoo.recognizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.modelzoo.error.ZooException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an SBI leaves and prints is held to its bounds. */
class LocalRecognizerOutputTest {
  @TempDir private Path root;
  private TrialImage trial;

  @BeforeEach
  void makeImage() throws IOException {
    trial = TrialImage.in(root);
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
    trial.writeSbi("#!/bin/sh", line);

    ZooException failure = trial.failure();

    assertThat(failure).hasMessageContaining("the SBI of my_image " + expected);
    assertThat(failure.next()).contains("raw_rec.txt").endsWith(".");
    assertThat(trial.runFolder().resolve("raw_rec.txt")).doesNotExist();
    assertThat(trial.scratchParent()).isEmptyDirectory();
  }

  @Test
  void recognize_foldersThatResistRemoval_areRemoved() throws IOException {
    trial.writeSbi(
        "#!/bin/sh",
        "mkdir -p $TMPDIR/a/b; touch $TMPDIR/a/b/c",
        TrialImage.WRITE_BOTH,
        "chmod 000 $TMPDIR/a/b $TMPDIR/a; chmod 555 $2 $2/..");

    trial.recognize();

    assertThat(trial.scratchParent()).isEmptyDirectory();
  }

  @Test
  void recognize_muchOutput_keepsBeginningAndEndOfTheLog() throws IOException {
    trial.writeSbi(
        "#!/bin/sh",
        "echo first; head -c 10000000 /dev/zero | tr '\\0' x; echo; echo last",
        TrialImage.WRITE_BOTH);

    SbiResult result = trial.recognize();

    assertThat(Files.size(result.log())).isBetween(100_000L, 100_100L);
    assertThat(result.log()).content().startsWith("first\n").endsWith("last\n");
    assertThat(result.log()).content().contains("bytes left out]");
  }

  @Test
  void recognize_longLogWithEscapes_showsItsLastTenLinesPlain() throws IOException {
    trial.writeSbi(
        "#!/bin/sh",
        "i=1; while [ $i -le 30 ]; do echo line-$i; i=$((i+1)); done",
        "printf '\\033[31mred\\033[0m\\007\\n'; exit 3");

    ZooException failure = trial.failure();

    assertThat(failure).hasMessageEndingWith("line-29\n  | line-30\n  | red");
    assertThat(failure).hasMessageContaining("line-22").hasMessageNotContaining("line-21");
  }

  @Test
  void recognize_resultFolderThatIsAFile_failsNamingIt() throws IOException {
    trial.writeSbi("#!/bin/sh", TrialImage.WRITE_BOTH);
    Files.createDirectory(trial.runFolder().resolve("log.SBI"));

    ZooException failure =
        catchThrowableOfType(
            ZooException.class, () -> trial.recognizer().recognize(trial.request(TrialImage.LONG)));

    assertThat(failure)
        .hasMessageContaining("cannot write " + trial.runFolder().resolve("log.SBI"));
    assertThat(trial.scratchParent()).isEmptyDirectory();
  }

  @Test
  void recognize_credentialsInTheEnvironment_areNotInherited() throws IOException {
    trial.writeSbi("#!/bin/sh", "env; echo \"<$AWS_SECRET_ACCESS_KEY>\"", TrialImage.WRITE_BOTH);

    SbiResult result = trial.recognize();

    assertThat(result.log())
        .content()
        .contains("<>", "OMP_NUM_THREADS=2")
        .doesNotContain("hush", "AWS", "ALIBABA");
  }
}
