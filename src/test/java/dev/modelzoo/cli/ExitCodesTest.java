package dev.modelzoo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.testing.ModelImageFolder;
import dev.modelzoo.transfer.EntryLock;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One way into each exit code that needs nothing but a folder. Codes 7, 8 and 10 are in {@link
 * SadServerContract} and {@link SadDiskTest}, 130 and 143 in {@link InterruptedTest}; the other
 * ways into 11 in {@link SadSbiTest}.
 */
class ExitCodesTest {
  @TempDir private Path folder;
  private CliHarness zoo;
  private ModelImageFolder image;

  @BeforeEach
  void makeZoo() {
    zoo = CliHarness.zoo(folder, "file:store");
    image = OracleContent.english(zoo);
  }

  @Test
  void code0_pushed() {
    assertThat(zoo.run("push", "-m", "oracle_en").exit()).isZero();
  }

  @Test
  void code0_help() {
    assertThat(zoo.run("--help").assertDone().out()).contains("push", "pull", "check");
    assertThat(zoo.run("push", "--help").assertDone().out()).contains("--dry-run");
    assertThat(zoo.run("--version").assertDone().out()).startsWith("zoo ");
  }

  @Test
  void code1_bug_printsWhatAReportNeeds() {
    CliHarness broken =
        zoo.withStores(
            (url, root) -> {
              throw new IllegalStateException("cannot be");
            });

    Outcome push = broken.run("push", "-m", "oracle_en");

    assertThat(push.exit()).isEqualTo(ExitCode.BUG);
    assertThat(push.err())
        .contains("error: this is a bug in zoo; please report it")
        .contains("java.lang.IllegalStateException: cannot be", "\tat dev.modelzoo.cli");
  }

  @Test
  void code2_commandLine() {
    zoo.run("push", "--modle", "x").assertFailed(ErrorKind.USAGE).assertNext("zoo push --help");
    zoo.run("psuh").assertFailed(ErrorKind.USAGE, "psuh").assertNext("zoo --help");
    zoo.run("push").assertFailed(ErrorKind.USAGE, "-m ID").assertNext("zoo push --help");
    zoo.run("show")
        .assertFailed(ErrorKind.USAGE, "show needs one of ID, --model ID, --dataset ID")
        .assertNext("zoo show --help");
    zoo.run("push", "-m", "oracle_en", "-j", "many")
        .assertFailed(ErrorKind.USAGE, "many", "--jobs");
    zoo.run("push", "-m", "oracle_en", "-j", "0").assertFailed(ErrorKind.USAGE, "0");
    zoo.run("push", "-m", "oracle_en", "--engine", "warp").assertFailed(ErrorKind.USAGE, "warp");
    zoo.run("benchmark", "-m", "oracle_en", "--stage", "4").assertFailed(ErrorKind.USAGE, "4");
    zoo.run("benchmark", "-m", "oracle_en", "--time-limit", "0")
        .assertFailed(ErrorKind.USAGE, "'0' is no length of time")
        .assertNext("90s");
    zoo.run("benchmark", "-m", "oracle_en", "--max-num-utts", "0")
        .assertFailed(ErrorKind.USAGE, "--max-num-utts");
    assertThat(zoo.run().exit()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void code3_unknownId() {
    zoo.run("push", "-m", "oracle_zh")
        .assertFailed(ErrorKind.NOT_FOUND, "no model 'oracle_zh'")
        .assertNext("Did you mean oracle_en?");
  }

  @Test
  void code4_checkFailed() {
    image.without("docker/Dockerfile");

    Outcome push = zoo.run("push", "-m", "oracle_en");

    push.assertFailed(
        ErrorKind.CHECK_FAILED, "models/oracle_en has 1 error; nothing of it was sent");
    assertThat(push.err()).contains("docker/Dockerfile", "fix: ");
  }

  @Test
  void code5_flippedBit() {
    zoo.run("push", "-m", "oracle_en", "--no-benchmark").assertDone();
    StoredBytes.flipBit(StoredBytes.below(zoo.path("store/models/oracle_en/packs")).get(0));

    zoo.run("verify", "-m", "oracle_en").assertFailed(ErrorKind.CORRUPT, "oracle_en version 1");
  }

  @Test
  void code6_utteranceWithoutHypothesis_scoreIsWritten() {
    image.file("assets/answers.txt", "u1\tthe first one\nu2\tthe second one\n");

    Outcome push = zoo.run("push", "-m", "oracle_en");

    push.assertFailed(ErrorKind.INCOMPLETE, "1 of 3 utterances have no hypothesis");
    assertThat(push.out()).contains("WER 33.33 %", "3 del", "coverage 66.67 %");
    assertThat(push.err()).contains("record     oracle_en version 1 on MINI_EN");
  }

  @Test
  void code6_firstOfTwoModels_secondHasItsTurnAndTheMessageIsLast() {
    OracleContent.model(zoo, "second_en", "en", OracleContent.ENGLISH);
    image.file("assets/answers.txt", "u1\tthe first one\n");

    Outcome push = zoo.run("push", "-m", "oracle_en", "-m", "second_en");
    Outcome benchmark = zoo.run("benchmark", "-m", "oracle_en", "-m", "second_en", "--again");

    for (Outcome both : List.of(push, benchmark)) {
      both.assertFailed(ErrorKind.INCOMPLETE, "2 of 3 utterances", "__oracle_en__");
      assertThat(both.out()).containsSubsequence("coverage 33.33 %", "coverage 100.00 %");
    }
  }

  @Test
  void code9_otherCommandAtWork() {
    Path lock = zoo.path(".zoo/locks/models-oracle_en.lock");
    for (String command : new String[] {"push", "pull"}) {
      Outcome second =
          EntryLock.holding(lock, "the first", () -> zoo.run(command, "-m", "oracle_en"));

      second.assertFailed(ErrorKind.CONFLICT, "another zoo command", "models/oracle_en");
    }
  }

  @Test
  void code9_localChanges() {
    zoo.run("push", "-m", "oracle_en", "--no-benchmark").assertDone();
    CliHarness other = CliHarness.zoo(folder.resolve("other"), "file:" + zoo.path("store"));
    other.run("pull", "-m", "oracle_en").assertDone();
    other.file("models/oracle_en/README.md", "Mine.\n").file("models/oracle_en/notes.txt", "mine");
    Map<String, String> before = FolderSnapshot.of(other.path("."));

    Outcome pull = other.run("pull", "-m", "oracle_en");

    pull.assertFailed(ErrorKind.CONFLICT, "oracle_en would be lost", "README.md", "notes.txt");
    pull.assertNext("--force");
    assertThat(FolderSnapshot.of(other.path("."))).isEqualTo(before);
    other.run("pull", "-m", "oracle_en", "--force").assertDone();
    assertThat(other.path("models/oracle_en/notes.txt")).doesNotExist();
  }

  @Test
  void code11_sbiExits3() {
    image.file("SBI", "#!/bin/sh\nexit 3\n");

    zoo.run("push", "-m", "oracle_en")
        .assertFailed(ErrorKind.SBI_FAILED, "the SBI of oracle_en exited with status 3");
  }

  @Test
  void severalModels_firstFailureStopsAndIsTheCode() {
    OracleContent.model(zoo, "second_en", "en", OracleContent.ENGLISH);
    image.file("SBI", "#!/bin/sh\nexit 3\n");

    zoo.run("push", "-m", "oracle_en", "-m", "second_en").assertFailed(ErrorKind.SBI_FAILED);
  }
}
