package dev.modelzoo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.modelzoo.benchmark.ResultRecord;
import dev.modelzoo.cli.workflow.KnownStores;
import dev.modelzoo.cli.workflow.Stores;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.store.ObjectBody;
import dev.modelzoo.store.ObjectKey;
import dev.modelzoo.store.ObjectStore;
import dev.modelzoo.testing.ForwardingObjectStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code zoo reproduce}: a published result, repeated by somebody else. */
class ReproduceCommandTest {
  private static final String RESULTS = "store/models/oracle_en/results";

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

  @BeforeEach
  void makeZoos() {
    submitter = CliHarness.zoo(folder.resolve("submitter"), "file:store");
    reproducer = CliHarness.zoo(folder.resolve("reproducer"), "file:" + submitter.path("store"));
    OracleContent.english(submitter).file("SBI", MOODY_SBI);
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
    assertThat(records())
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
    assertThat(records()).hasSize(2);
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
  void reproduce_withoutEngineOrConsent_verifiesAndRunsNothing() {
    submitter.run("push", "-m", "oracle_en").assertDone();

    Outcome outcome = reproducer.run("reproduce", "-m", "oracle_en");

    outcome.assertFailed(ErrorKind.USAGE, "it was not run").assertNext("--engine local");
    assertThat(outcome.err()).contains("verified   models/oracle_en version 1");
    assertThat(reproducer.path("results")).doesNotExist();
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
  void reproduce_storeThatRefusesTheRecord_isNoFailure() {
    submitter.run("push", "-m", "oracle_en").assertDone();
    Stores folders = new KnownStores(Map.of(), CliHarness.silent());
    CliHarness reader = reproducer.withStores((url, root) -> new ReadOnly(folders.open(url, root)));

    Outcome outcome = reader.run("reproduce", "-m", "oracle_en", "--engine", "local").assertDone();

    assertThat(outcome.out()).contains("reproduced, identical");
    assertThat(outcome.err()).contains("warning: the result record was not written: ");
    assertThat(recordFiles()).hasSize(1);
  }

  @Test
  void reproduce_severalSubmitters_takesTheNewestUnlessAnotherIsNamed() {
    submitter.run("push", "-m", "oracle_en").assertDone();
    forge(record -> withScore(record, record.created().plus(Duration.ofDays(1)), 2));

    Outcome newest = reproduce();
    Outcome first = reproduce("--record", "1").assertDone();
    Outcome none = reproduce("--record", "abc");

    newest.assertFailed(ErrorKind.NOT_REPRODUCED);
    assertThat(newest.err()).contains("           1  submitter", "record   * 2  submitter");
    assertThat(first.out()).contains("reproduced, identical");
    none.assertFailed(ErrorKind.NOT_FOUND, "--record abc is none of the");
  }

  @Test
  void reproduce_countsThatAreNotThoseOfTheHypotheses_isNotReproduced() {
    submitter.run("push", "-m", "oracle_en").assertDone();
    forge(record -> withScore(record, record.created(), 0));
    delete(0);

    Outcome outcome = reproduce();

    outcome.assertFailed(ErrorKind.NOT_REPRODUCED).assertNext("tell the submitter");
    assertThat(outcome.out()).contains("WRONG      WER 11.11 %", "0 of 3 hypotheses differ");
  }

  @Test
  void reproduce_scoreByOtherRules_comparesWhatTheseRulesMakeOfTheHypotheses() {
    submitter.run("push", "-m", "oracle_en").assertDone();
    forge(ReproduceCommandTest::byOtherRules);
    delete(0);

    Outcome outcome = reproduce().assertDone();

    assertThat(outcome.out())
        .contains(
            "by other rules: normalizer 'speechio-en/0', here 'speechio-en/",
            "scored     WER 11.11 %",
            "reproduced, identical");
  }

  @Test
  void reproduce_runOfSomeUtterancesInShardsUnderOtherNames_isRepeatedThatWay() {
    submitter.run("push", "-m", "oracle_en", "--max-num-utts", "2").assertDone();
    forge(
        record -> {
          JsonObject results = record.results();
          results.getAsJsonObject("provenance").addProperty("shards", 2);
          return with(record, record.created(), results);
        });
    delete(0);

    Outcome outcome = reproduce().assertDone();

    assertThat(outcome.out()).contains("identical: all 2 utterances", "reproducer, engine local");
    assertThat(outcome.out().lines().filter(line -> line.endsWith("2 shards"))).hasSize(2);
  }

  /** A public bucket. */
  private static final class ReadOnly extends ForwardingObjectStore {
    ReadOnly(ObjectStore store) {
      super(store);
    }

    @Override
    public void put(ObjectKey key, ObjectBody body) {
      throw new ZooException(ErrorKind.ACCESS_DENIED, key + " may not be written", "Ask.");
    }
  }

  private List<Path> recordFiles() {
    return StoredBytes.below(submitter.path(RESULTS));
  }

  private Path onlyRecord() {
    assertThat(recordFiles()).hasSize(1);
    return recordFiles().get(0);
  }

  private List<ResultRecord> records() {
    return recordFiles().stream().map(ReproduceCommandTest::read).toList();
  }

  private static ResultRecord read(Path file) {
    try {
      return ResultRecord.parse(Files.readString(file)).orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Adds a record like the only one, under a name that sorts behind it. */
  private void forge(UnaryOperator<ResultRecord> change) {
    Path file = onlyRecord();
    try {
      Path forged = file.resolveSibling("ffffffffffffffff.json");
      Files.writeString(forged, change.apply(read(file)).toJson());
      Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void delete(int index) {
    try {
      Files.delete(recordFiles().stream().sorted().toList().get(index));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ResultRecord withScore(ResultRecord record, Instant created, int substitutions) {
    JsonObject results = record.results();
    results.addProperty("S", substitutions);
    results.addProperty("C", 9 - substitutions);
    return with(record, created, results);
  }

  private static ResultRecord byOtherRules(ResultRecord record) {
    JsonObject results = record.results();
    results.getAsJsonObject("comparison").addProperty("normalizer", "speechio-en/0");
    results.addProperty("S", 2);
    return with(record, record.created(), results);
  }

  private static ResultRecord with(ResultRecord record, Instant created, JsonObject results) {
    return new ResultRecord(
        record.role(),
        record.model(),
        record.version(),
        record.modelDigest(),
        record.set(),
        record.setDigest(),
        created,
        results,
        Map.copyOf(record.hypotheses()));
  }
}
