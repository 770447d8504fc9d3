package dev.modelzoo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.modelzoo.error.ErrorKind;
import java.io.File;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code zoo benchmark} of many models on many sets, and of requests. */
class MatrixTest {
  private static final String[] ALL = {
    "benchmark", "-m", "oracle_en", "-m", "other_en", "-d", "MINI_EN", "-d", "MORE"
  };

  @TempDir private Path folder;
  private CliHarness zoo;

  @BeforeEach
  void makeZoo() {
    zoo = CliHarness.zoo(folder, "file:store");
    OracleContent.english(zoo);
    OracleContent.model(zoo, "other_en", "en", OracleContent.ENGLISH);
    OracleContent.set(zoo, "MORE", Map.of("u1", "the first one", "u2", "the second one"));
  }

  @Test
  void benchmark_manyModelsAndSets_runsEveryPairAndEndsWithATable() {
    Outcome outcome = zoo.run(ALL).assertDone();

    assertThat(outcome.out().replaceAll(" +", " "))
        .containsSubsequence(
            "model set score answered result\n",
            "oracle_en MINI_EN done WER 11.11 % 3/3 results/2026-11-22__oracle_en__MINI_EN",
            "oracle_en MORE done WER 16.67 % 2/2 ",
            "other_en MINI_EN done WER 0.00 % 3/3 ",
            "other_en MORE done WER 0.00 % 2/2 ");
    assertThat(results()).isEqualTo(4);
  }

  @Test
  void benchmark_again_skipsWhatHasAResultOfTheSameThing() {
    zoo.run(ALL).assertDone();
    zoo.file("models/other_en/README.md", "Another digest.\n");

    Outcome outcome = zoo.run(ALL).assertDone();
    Outcome anyway = zoo.run("benchmark", "-m", "oracle_en", "-d", "MORE").assertDone();

    assertThat(outcome.err())
        .contains(
            "skipped    oracle_en on MINI_EN: results/2026-11-22__oracle_en__MINI_EN__100000",
            "skipped    oracle_en on MORE",
            "benchmark  other_en on MINI_EN",
            "benchmark  other_en on MORE");
    assertThat(anyway.err()).contains("benchmark  oracle_en on MORE");
    assertThat(results()).isEqualTo(7);
  }

  @Test
  void benchmark_otherSelectionOrAgain_isNotSkipped() {
    zoo.run(ALL).assertDone();

    Outcome less = zoo.run(with("--max-num-utts", "1")).assertDone();
    Outcome again = zoo.run(with("--again")).assertDone();
    Outcome opaque = zoo.run(with("--opaque-ids"));

    assertThat(less.err() + again.err() + opaque.err()).doesNotContain("skipped ");
    opaque.assertFailed(ErrorKind.SBI_FAILED); // an oracle knows its ids
  }

  @Test
  void benchmark_pairThatFails_doesNotStopTheOthers() {
    zoo.file("models/oracle_en/SBI", "#!/bin/sh\nexit 3\n");

    Outcome outcome = zoo.run(ALL);

    outcome.assertFailed(ErrorKind.SBI_FAILED, "exited with status 3");
    assertThat(outcome.err()).contains("failed     oracle_en on MORE: ");
    assertThat(outcome.out().replaceAll(" +", " "))
        .contains("oracle_en MORE failed exit 11 -\n", "other_en MORE done WER 0.00 %");
  }

  @Test
  void benchmark_severalFailures_endsWithTheFirstOfThePipeline() {
    zoo.file("models/oracle_en/assets/answers.txt", "u1\tthe first one\n");
    zoo.file("models/other_en/SBI", "#!/bin/sh\nexit 3\n");
    zoo.file("datasets/BAD/metadata.tsv", "nothing\n");

    Outcome incomplete = zoo.run("benchmark", "-m", "oracle_en", "-d", "MORE", "-d", "MINI_EN");
    Outcome sbi = zoo.run(ALL);
    Outcome check = zoo.run(with("-d", "BAD"));

    incomplete.assertFailed(ErrorKind.INCOMPLETE);
    sbi.assertFailed(ErrorKind.SBI_FAILED);
    assertThat(sbi.err()).contains("skipped    oracle_en on MORE");
    check.assertFailed(ErrorKind.CHECK_FAILED, "datasets/BAD");
  }

  @Test
  void benchmark_retryFailed_doesNotSkipWhatLacksAnswers() {
    zoo.file("models/oracle_en/assets/answers.txt", "u1\tthe first one\n");
    zoo.run(ALL).assertFailed(ErrorKind.INCOMPLETE);

    Outcome outcome = zoo.run(with("--retry-failed"));

    outcome.assertFailed(ErrorKind.INCOMPLETE);
    assertThat(outcome.err())
        .contains("benchmark  oracle_en on MORE", "skipped    other_en on MORE");
  }

  @Test
  void benchmark_json_hasAllPairsAndNothingElseOnStandardOutput() {
    zoo.file("models/oracle_en/SBI", "#!/bin/sh\nexit 3\n");

    Outcome outcome = zoo.run(with("--json"));

    JsonObject json = outcome.json();
    JsonArray runs = json.getAsJsonArray("runs");
    assertThat(outcome.exit()).isEqualTo(11);
    assertThat(json.get("exit_code").getAsInt()).isEqualTo(11);
    assertThat(runs).hasSize(4);
    JsonObject failed = runs.get(0).getAsJsonObject();
    assertThat(failed.get("status").getAsString()).isEqualTo("failed");
    assertThat(failed.getAsJsonObject("error").get("exit_code").getAsInt()).isEqualTo(11);
    assertThat(failed.get("results").isJsonNull()).isTrue();
    JsonObject done = runs.get(3).getAsJsonObject();
    assertThat(done.getAsJsonObject("results").get("C").getAsInt()).isEqualTo(6);
  }

  @Test
  void benchmark_requests_runWhatTheyNameAndSkipItTheNextTime() {
    // The form of the leaderboard's requests: quoted dates, lists of addresses, other keys.
    zoo.file(
        "requests/one_request.yaml",
        """
        date: '2022-08-04'
        requester: Ann
        entity: Lab
        email:
          - ann@example.com
          - bob@example.com
        model: oracle_en
        test_set:
          - MINI_EN
          - MORE
        """);
    zoo.file("requests/two.yaml", "model: other_en # a comment\ntest_set: [MORE]\n");
    String[] command = {"benchmark", "-r", "requests/one_request.yaml", "-r", "requests/two.yaml"};

    Outcome first = zoo.run(command).assertDone();
    Outcome second = zoo.run(command).assertDone();

    assertThat(first.err()).contains("benchmark  oracle_en on MORE", "benchmark  other_en on MORE");
    assertThat(second.err().lines().filter(line -> line.startsWith("skipped "))).hasSize(3);
    assertThat(results()).isEqualTo(3);
  }

  @Test
  void benchmark_requestWithAnUnknownSet_suggestsAndRunsNothing() {
    OracleContent.set(zoo, "MINI_ZH", OracleContent.CHINESE);
    zoo.file("request.yaml", "model: oracle_en\ntest_set:\n  - MORE\n  - MINI\n");

    Outcome outcome = zoo.run("benchmark", "-r", "request.yaml");

    outcome.assertFailed(ErrorKind.NOT_FOUND, "no dataset 'MINI'");
    outcome.assertNext("Did you mean", "MINI_ZH");
    assertThat(zoo.path("results")).doesNotExist();
  }

  private int results() {
    File[] folders = zoo.path("results").toFile().listFiles(File::isDirectory);
    return folders == null ? 0 : folders.length;
  }

  private static String[] with(String... more) {
    String[] arguments = new String[ALL.length + more.length];
    System.arraycopy(ALL, 0, arguments, 0, ALL.length);
    System.arraycopy(more, 0, arguments, ALL.length, more.length);
    return arguments;
  }
}
