package dev.modelzoo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.modelzoo.benchmark.ResultRecord;
import dev.modelzoo.error.ErrorKind;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code zoo reproduce}: a published result, repeated by somebody else. */
class ReproduceCommandTest {
  /** Answers as its assets say, but for what the reproducer put into a file beside the zoo. */
  private static final String MOODY_SBI =
      """
      #!/bin/sh
      # An oracle with moods, for tests.
      cut -f1 "$1" | while read -r id; do
        grep "^$id\t" ../../mood 2> /dev/null || grep "^$id\t" assets/answers.txt || :
      done > "$2/raw_rec.txt"
      """;

  @TempDir private Path folder;
  private CliHarness submitter;
  private CliHarness reproducer;
  private PublishedRecords published;

  @BeforeEach
  void makeZoos() {
    submitter = CliHarness.zoo(folder.resolve("submitter"), "file:store");
    reproducer = CliHarness.zoo(folder.resolve("reproducer"), "file:" + submitter.path("store"));
    OracleContent.english(submitter).file("SBI", MOODY_SBI);
    published = new PublishedRecords(submitter);
  }

  private Outcome reproduce(String... options) {
    String[] arguments = new String[5 + options.length];
    System.arraycopy(
        new String[] {"reproduce", "-m", "oracle_en", "--engine", "local"}, 0, arguments, 0, 5);
    System.arraycopy(options, 0, arguments, 5, options.length);
    return reproducer.run(arguments);
  }

  @Test
  void reproduce_sameMachine_isIdenticalAndAddsItsOwnRecord() {
    submitter.run("push", "-m", "oracle_en").assertDone();

    Outcome outcome = reproduce().assertDone();

    assertThat(outcome.out())
        .containsSubsequence(
            "published  WER 11.11 % [ 1 / 9, 0 ins, 0 del, 1 sub ]  submitter, 2026-11-22",
            "here       WER 11.11 % [ 1 / 9, 0 ins, 0 del, 1 sub ]  reproducer, engine local",
            "reproduced, identical: all 3 utterances");
    assertThat(outcome.err())
        .containsSubsequence(
            "verified   models/oracle_en version 1",
            "verified   datasets/MINI_EN version 1",
            "record     oracle_en version 1 on MINI_EN, as reproducer");
    assertThat(published.records())
        .extracting(ResultRecord::role)
        .containsExactlyInAnyOrder(ResultRecord.Role.SUBMITTER, ResultRecord.Role.REPRODUCER);
  }

  @Test
  void reproduce_otherHypotheses_showsThemAlignedAndEndsWith12() {
    submitter.run("push", "-m", "oracle_en").assertDone();
    reproducer.file("mood", "u3\tthe bird one\n");

    Outcome outcome = reproduce();

    outcome.assertFailed(
        ErrorKind.NOT_REPRODUCED,
        "oracle_en version 1 on MINI_EN",
        "NOT reproduced: +11.11 points");
    assertThat(outcome.exit()).isEqualTo(12);
    assertThat(outcome.out())
        .contains(
            """
            u3  errors: published 0, here 1
              REF  : THE THIRD ONE
              PUB  : THE THIRD ONE

              HERE : THE BIRD  ONE
                         S
            NOT reproduced: +11.11 points; 1 of 3 hypotheses differ
            """);
    assertThat(published.records()).hasSize(2);
  }

  @Test
  void reproduce_otherHypothesesOfTheSameCounts_isReproduced() {
    submitter.run("push", "-m", "oracle_en").assertDone();
    reproducer.file("mood", "u1\tTHE FIRST ONE\nu2\tthis second one\n");

    Outcome outcome = reproduce().assertDone();

    assertThat(outcome.out())
        .contains(
            "reproduced, same counts: 2 of 3 hypotheses differ",
            "u1  the same after normalisation\n  PUB  : the first one\n  HERE : THE FIRST ONE\n");
    assertThat(outcome.out().indexOf("u2 ")).isLessThan(outcome.out().indexOf("u1 "));
  }

  @Test
  void reproduce_withinTheTolerance_isReproducedAndSaysHowFar() {
    submitter.run("push", "-m", "oracle_en").assertDone();
    reproducer.file("mood", "u3\tthe bird one\n");

    Outcome tooFar = reproduce("--tolerance", "11.1");
    Outcome near = reproduce("--tolerance", "11.2").assertDone();

    tooFar.assertFailed(ErrorKind.NOT_REPRODUCED);
    assertThat(near.out()).contains("reproduced within the tolerance: +11.11 points; 1 of 3");
  }

  @Test
  void reproduce_json_isOneObjectWithBothScoresAndWhatDiffers() {
    submitter.run("push", "-m", "oracle_en").assertDone();
    reproducer.file("mood", "u3\tthe bird one\n");

    Outcome outcome = reproduce("--json");

    outcome.assertFailed(ErrorKind.NOT_REPRODUCED);
    JsonObject json = outcome.json();
    assertThat(json.get("schema").getAsString()).isEqualTo("zoo-reproduce/1");
    assertThat(json.get("verdict").getAsString()).isEqualTo("not_reproduced");
    assertThat(json.getAsJsonObject("published").get("S").getAsInt()).isEqualTo(1);
    assertThat(json.getAsJsonObject("here").get("S").getAsInt()).isEqualTo(2);
    JsonObject difference = json.getAsJsonArray("differences").get(0).getAsJsonObject();
    assertThat(difference.get("uid").getAsString()).isEqualTo("u3");
    assertThat(difference.getAsJsonObject("here").get("text").getAsString())
        .isEqualTo("the bird one");
  }

  @Test
  void reproduce_limit_saysHowManyMore() {
    submitter.run("push", "-m", "oracle_en").assertDone();
    reproducer.file("mood", "u1\tone\nu2\ttwo\nu3\tthree\n");

    Outcome outcome = reproduce("--limit", "1");

    assertThat(outcome.out()).contains("u1  errors", "and 2 more").doesNotContain("u2  errors");
  }

  @Test
  void reproduce_nothingPublished_saysSoAndRunsNothing() {
    submitter.run("push", "-m", "oracle_en", "--no-benchmark").assertDone();
    submitter.run("push", "-d", "MINI_EN").assertDone();

    Outcome outcome = reproduce();

    outcome.assertFailed(ErrorKind.NOT_FOUND, "no result of oracle_en version 1 on any set");
    assertThat(reproducer.path("results")).doesNotExist();
  }

  @Test
  void reproduce_resultOnAnotherVersionOfTheSet_namesTheCommandThatWorks() {
    submitter.run("push", "-m", "oracle_en").assertDone();
    submitter.file("datasets/MINI_EN/README.md", "Two.\n");
    submitter.run("push", "-d", "MINI_EN").assertDone();

    Outcome outcome = reproduce("-d", "MINI_EN");
    String reference = outcome.next().replaceAll("(?s).* -d (MINI_EN@sha256:[0-9a-f]+)$", "$1");
    Outcome again = reproduce("-d", reference).assertDone();

    outcome.assertFailed(ErrorKind.NOT_FOUND, "results on sets of other content: sha256:");
    assertThat(again.out()).contains("reproduced, identical");
  }

  @Test
  void reproduce_localChanges_areNotWrittenOver() {
    submitter.run("push", "-m", "oracle_en").assertDone();
    reproducer.run("pull", "-m", "oracle_en").assertDone();
    reproducer.file("models/oracle_en/assets/answers.txt", "u1\tmine\n");
    submitter.file("models/oracle_en/assets/answers.txt", "u1\ttheirs\n");
    submitter.run("push", "-m", "oracle_en", "--no-benchmark").assertDone();

    Outcome outcome = reproducer.run("reproduce", "-m", "oracle_en@2", "--engine", "local");

    outcome.assertFailed(ErrorKind.CONFLICT, "assets/answers.txt");
    assertThat(reproducer.read("models/oracle_en/assets/answers.txt")).isEqualTo("u1\tmine\n");
  }

  @Test
  void reproduce_runThatWasRetried_takesNothingOverFromAFinishedRun() {
    submitter.file("models/oracle_en/assets/answers.txt", "u1\tthe first one\n");
    submitter.run("push", "-m", "oracle_en").assertFailed(ErrorKind.INCOMPLETE);
    submitter.file("mood", "u1\tthe worst one\n");

    Outcome outcome =
        submitter.run("reproduce", "-m", "oracle_en", "--engine", "local", "--retry-failed");

    outcome.assertFailed(ErrorKind.NOT_REPRODUCED);
    assertThat(outcome.out()).contains("u1  errors: published 0, here 1");
  }

  @Test
  void reproduce_sameUtterancesWithoutAnswer_isReproduced() {
    submitter.file("models/oracle_en/assets/answers.txt", "u1\tthe first one\n");
    submitter.run("push", "-m", "oracle_en").assertFailed(ErrorKind.INCOMPLETE);

    Outcome outcome = reproduce().assertDone();

    assertThat(outcome.out()).contains("coverage 33.33 %", "reproduced, identical");
  }

  @Test
  void reproduce_namedSetThatOnlyTheStoreKnows_isRegisteredAndPulled() {
    OracleContent.set(submitter, "OTHER", Map.of("u1", "the first one"));
    submitter.run("push", "-m", "oracle_en", "-d", "OTHER").assertDone();

    Outcome outcome = reproduce("-d", "OTHER").assertDone();

    assertThat(outcome.err()).contains("verified   datasets/OTHER version 1");
    assertThat(outcome.out()).contains("reproduced, identical: all 1 utterances");
  }

  @Test
  void reproduce_wrongNumbers_areUsageErrors() {
    submitter.run("push", "-m", "oracle_en").assertDone();

    reproduce("--tolerance", "-1").assertFailed(ErrorKind.USAGE, "--tolerance -1.0");
    reproduce("--tolerance", "NaN").assertFailed(ErrorKind.USAGE, "--tolerance NaN");
    reproduce("--limit", "-1").assertFailed(ErrorKind.USAGE, "--limit -1");
    reproduce("--shards", "0").assertFailed(ErrorKind.USAGE, "--shards must be from 1");
  }
}
