package dev.modelzoo.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.modelzoo.error.ErrorKind;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Options that every command takes, and {@code score}, which needs no zoo. */
class GlobalOptionsTest {
  @TempDir private Path folder;
  private CliHarness zoo;
  private CliHarness elsewhere;

  @BeforeEach
  void makeZoo() {
    zoo = CliHarness.zoo(folder.resolve("zoo"), "file:store");
    elsewhere = CliHarness.in(folder.resolve("elsewhere"));
    OracleContent.english(zoo);
  }

  @Test
  void zooOption_fromElsewhere_worksThere() {
    Outcome push = elsewhere.run("push", "--zoo", "../zoo", "-m", "oracle_en").assertDone();

    assertThat(push.err()).contains("published  models/oracle_en version 1");
    assertThat(zoo.path("store/models/oracle_en/zoo-store.json")).exists();
    assertThat(elsewhere.path("store")).doesNotExist();
    assertThat(elsewhere.path("results")).doesNotExist();
  }

  @Test
  void globalOptions_beforeTheCommand_countAsBehindIt() {
    Outcome list = elsewhere.run("--zoo", "../zoo", "-q", "list").assertDone();

    assertThat(list.out()).contains("oracle_en");
    assertThat(elsewhere.run("--zoo=../zoo", "list").assertDone().out()).isEqualTo(list.out());
    elsewhere.run("-q", "lsit").assertFailed(ErrorKind.USAGE, "lsit");
    elsewhere.run("--zoo").assertFailed(ErrorKind.USAGE, "--zoo");
  }

  @Test
  void results_toAFullDisk_areAFailure() {
    zoo.runWith(new byte[0], failing("No space left on device"), "list")
        .assertFailed(ErrorKind.NO_SPACE, "cannot write standard output");
  }

  @Test
  void results_toAReaderThatEnded_areNoTrouble() {
    Outcome list = zoo.runWith(new byte[0], failing("Broken pipe"), "list", "--json");

    assertThat(list.exit()).isEqualTo(ExitCode.NO_READER);
    assertThat(list.err()).isEmpty();
    byte[] text = "one two\n".repeat(10_000).getBytes(StandardCharsets.UTF_8);
    Outcome normalize = zoo.runWith(text, failing("Broken pipe"), "normalize", "--lang", "en");
    assertThat(normalize.exit()).isEqualTo(ExitCode.NO_READER);
    assertThat(normalize.err()).isEmpty();
  }

  @Test
  void archive_toAReaderThatEnded_isAFailure() {
    zoo.run("push", "-m", "oracle_en", "--no-benchmark").assertDone();
    zoo.runWith(new byte[0], failing("Broken pipe"), "export", "-m", "oracle_en", "-o", "-")
        .assertFailed(ErrorKind.UNAVAILABLE, "standard output: Broken pipe");
  }

  private static OutputStream failing(String reason) {
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        throw new IOException(reason);
      }
    };
  }

  @Test
  void id_asAShellCompletesIt_isTaken() {
    zoo.run("check", "-m", "models/oracle_en/").assertDone();
    zoo.run("check", "-m", "./models/oracle_en").assertDone();
    zoo.run("check", "-m", "models/").assertFailed(ErrorKind.USAGE, "'models/' is not an id");
  }

  @Test
  void help_ofNoCommand_isUsage() {
    zoo.run("help", "pus").assertFailed(ErrorKind.USAGE, "pus").assertNext("push");
    assertThat(zoo.run("help", "push").assertDone().out()).contains("Usage: zoo push");
  }

  @Test
  void wordsThatMeanNothing_areUsage() {
    zoo.run("log", "-m", "oracle_en@3").assertFailed(ErrorKind.USAGE, "without a version");
    zoo.run("new", "dataset", "X", "-l", "zh").assertFailed(ErrorKind.USAGE, "no --language");
    assertThat(zoo.path("datasets/X")).doesNotExist();
  }

  @Test
  void zooOption_noZooThere_saysSo() {
    zoo.run("list", "--zoo", "../elsewhere")
        .assertFailed(ErrorKind.NOT_FOUND, "--zoo ../elsewhere", "no zoo.yaml")
        .assertNext("zoo init");
  }

  @Test
  void anyCommand_belowTheZoo_findsIt() {
    CliHarness below = CliHarness.in(zoo.path("models/oracle_en/assets"));

    assertThat(below.run("list").assertDone().out()).contains("oracle_en");
  }

  @Test
  void quiet_push_printsTheScoreAlone() {
    Outcome push = zoo.run("push", "-m", "oracle_en", "--quiet").assertDone();

    assertThat(push.out()).startsWith("WER 11.11 %").hasLineCount(1);
    assertThat(push.err()).isEmpty();
  }

  @Test
  void quiet_failure_isTold() {
    zoo.run("push", "-q", "-m", "oracel_en").assertFailed(ErrorKind.NOT_FOUND, "oracel_en");
    zoo.file("models/oracle_en/model.yaml", "");

    Outcome push = zoo.run("push", "-q", "-m", "oracle_en");

    push.assertFailed(ErrorKind.CHECK_FAILED, "models/oracle_en has 2 errors");
    assertThat(push.err()).contains("IMG005 model.yaml:1: language is missing", "fix: ");
  }

  @Test
  void debug_failure_hasAStackTrace() {
    Outcome push = zoo.run("push", "--debug", "-m", "oracel_en");

    assertThat(push.exit()).isEqualTo(ErrorKind.NOT_FOUND.exitCode());
    assertThat(push.err()).contains("error: no model 'oracel_en'", "\tat dev.modelzoo.");
  }

  @Test
  void maxNumUtts_oldAndNewSpelling_takeTheFirst() {
    Outcome old = zoo.run("benchmark", "-m", "oracle_en", "--max_num_utts", "1").assertDone();
    Outcome fresh = zoo.run("benchmark", "-m", "oracle_en", "--max-num-utts", "1").assertDone();

    assertThat(old.err()).contains("MINI_EN: 1 utterance,", "__oracle_en__MINI_EN__1\n");
    assertThat(fresh.out()).isEqualTo(old.out()).contains("WER 0.00 %");
  }

  @Test
  void stage3_afterARun_scoresItAgain() {
    Outcome run = zoo.run("benchmark", "-m", "oracle_en").assertDone();

    Outcome again = zoo.run("benchmark", "-m", "oracle_en", "--stage", "3").assertDone();

    assertThat(again.out()).isEqualTo(run.out());
  }

  @Test
  void stage3_withoutARun_saysHowToStart() {
    zoo.run("benchmark", "-m", "oracle_en", "--stage", "3")
        .assertFailed(ErrorKind.NOT_FOUND, "oracle_en")
        .assertNext("--stage");
  }

  @Test
  void score_withoutZoo_scores() {
    elsewhere.file("ref.txt", "u1 a b\nu2 c d\n").file("hyp.txt", "u1 a b\n");

    Outcome score = score("hyp.txt");

    score.assertFailed(ErrorKind.INCOMPLETE, "1 of 2 utterances in hyp.txt").assertNext("--out");
    assertThat(score.out()).contains("WER 50.00 %");
  }

  @Test
  void score_filesThatAreNotThereOrNotText_areNamed() throws IOException {
    elsewhere.file("ref.txt", "u1 a b\n");
    Files.write(elsewhere.path("latin1.txt"), "u1 caf\u00e9\n".getBytes(ISO_8859_1));

    score("gone.txt").assertFailed(ErrorKind.NOT_FOUND, "gone.txt");
    score("latin1.txt").assertFailed(ErrorKind.USAGE, "latin1.txt", "line 1 is not UTF-8");
    score(".").assertFailed(ErrorKind.USAGE, "is a folder");
  }

  private Outcome score(String hypotheses) {
    return elsewhere.run("score", "--ref", "ref.txt", "--hyp", hypotheses, "--lang", "en");
  }
}
