package dev.modelzoo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelzoo.error.ErrorKind;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A score is told of a digest: what was run must have been that digest until the end. */
class ChangedWhileRunTest {
  private static final String RUN = "results/2026-11-22__oracle_en__MINI_EN__100000";
  private static final String HEAR =
      """
      #!/bin/sh
      cut -f1 "$1" | while read -r id; do
        grep "^$id\t" assets/answers.txt || :
      done > "$2/raw_rec.txt"
      """;

  @TempDir private Path folder;
  private CliHarness zoo;

  @BeforeEach
  void makeZoo() {
    zoo = CliHarness.zoo(folder.resolve("zoo"), "file:store");
  }

  @Test
  void push_fileReplacedWhileItRuns_givesNoScoreAndNoRecord() {
    OracleContent.english(zoo).file("SBI", HEAR + "echo other > assets/model.bin\n");

    Outcome push = zoo.run("push", "-m", "oracle_en").assertFailed(ErrorKind.CONFLICT);

    assertThat(push.err())
        .contains("models/oracle_en changed while it was run (assets/model.bin)")
        .doesNotContain("record     ");
    assertThat(push.out()).doesNotContain("WER");
    assertThat(zoo.path(RUN + "/RESULTS.txt")).doesNotExist();
    assertThat(zoo.path(RUN + "/raw_rec.txt")).doesNotExist();
  }

  @Test
  void benchmark_fileGoneOrModeChanged_isAConflictToo() {
    OracleContent.english(zoo).file("SBI", HEAR + "chmod +x assets/model.bin; rm README.md\n");

    Outcome run = zoo.run("benchmark", "-m", "oracle_en").assertFailed(ErrorKind.CONFLICT);

    assertThat(run.err()).contains("(README.md, assets/model.bin)");
  }

  @Test
  void benchmark_setChangedWhileItRuns_givesNoScore() {
    OracleContent.english(zoo)
        .file("SBI", HEAR + "printf x >> ../../datasets/MINI_EN/metadata.tsv\n");

    Outcome run = zoo.run("benchmark", "-m", "oracle_en").assertFailed(ErrorKind.CONFLICT);

    assertThat(run.err()).contains("datasets/MINI_EN changed while it was run (metadata.tsv)");
  }

  @Test
  void benchmark_againAfterAChange_runsTheSbiAgain() {
    OracleContent.english(zoo)
        .file(
            "SBI",
            HEAR + "[ -e ../../once ] || { echo other > assets/model.bin; : > ../../once; }\n");
    zoo.run("benchmark", "-m", "oracle_en").assertFailed(ErrorKind.CONFLICT);

    Outcome again = zoo.run("benchmark", "-m", "oracle_en").assertDone();

    assertThat(again.out()).contains("WER 11.11 %");
    assertThat(zoo.path(RUN + "/RESULTS.txt")).exists();
  }

  @Test
  void benchmark_newFiles_areToldAndScored() {
    OracleContent.english(zoo)
        .file("SBI", HEAR + "for i in 1 2 3 4 5; do : > assets/cache$i; done\n");

    Outcome run = zoo.run("benchmark", "-m", "oracle_en").assertDone();

    assertThat(run.out()).contains("WER 11.11 %");
    assertThat(run.err())
        .contains("new files", "(assets/cache1, assets/cache2, assets/cache3 and 2 more)");
  }
}
