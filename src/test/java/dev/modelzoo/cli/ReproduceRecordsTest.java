package dev.modelzoo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.modelzoo.cli.workflow.KnownStores;
import dev.modelzoo.cli.workflow.Stores;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.store.ObjectBody;
import dev.modelzoo.store.ObjectKey;
import dev.modelzoo.store.ObjectStore;
import dev.modelzoo.testing.ForwardingObjectStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code zoo reproduce} and the records in a store: which one, of what, and whether it is true. */
class ReproduceRecordsTest {
  @TempDir private Path folder;
  private CliHarness submitter;
  private CliHarness reproducer;
  private PublishedRecords published;

  @BeforeEach
  void makeZoos() {
    submitter = CliHarness.zoo(folder.resolve("submitter"), "file:store");
    reproducer = CliHarness.zoo(folder.resolve("reproducer"), "file:" + submitter.path("store"));
    OracleContent.english(submitter);
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
  void reproduce_storeThatRefusesTheRecord_isNoFailure() {
    submitter.run("push", "-m", "oracle_en").assertDone();
    Stores folders = new KnownStores(Map.of(), CliHarness.silent());
    CliHarness reader = reproducer.withStores((url, root) -> new ReadOnly(folders.open(url, root)));

    Outcome outcome = reader.run("reproduce", "-m", "oracle_en", "--engine", "local").assertDone();

    assertThat(outcome.out()).contains("reproduced, identical");
    assertThat(outcome.err())
        .contains("not kept   you may not write to the store")
        .doesNotContain("warning:");
    assertThat(published.recordFiles()).hasSize(1);
  }

  @Test
  void reproduce_severalSubmitters_takesTheNewestUnlessAnotherIsNamed() {
    submitter.run("push", "-m", "oracle_en").assertDone();
    published.forge(
        record -> PublishedRecords.withScore(record, record.created().plus(Duration.ofDays(1)), 2));

    Outcome newest = reproduce();
    Outcome first = reproduce("--record", "1").assertDone();
    Outcome none = reproduce("--record", "abc");

    newest.assertFailed(ErrorKind.NOT_REPRODUCED);
    assertThat(newest.err()).contains("           1  submitter", "record   * 2  submitter");
    assertThat(first.out()).contains("reproduced, identical");
    none.assertFailed(ErrorKind.NOT_FOUND, "--record abc is none of the");
  }

  @Test
  void reproduce_afterARollback_repeatsTheResultOfTheSameContent() {
    submitter.run("push", "-m", "oracle_en").assertDone();
    submitter.file("models/oracle_en/README.md", "Another.\n");
    submitter.run("push", "-m", "oracle_en", "--no-benchmark").assertDone();
    submitter.run("rollback", "-m", "oracle_en@1").assertDone();

    Outcome first = reproduce().assertDone();
    Outcome second = reproduce().assertDone(); // there is a record of the new number by now
    Outcome pull = reproducer.run("pull", "-m", "oracle_en", "--engine", "local").assertDone();

    assertThat(first.err()).contains("oracle_en version 3");
    assertThat(first.out()).contains("submitter, ", "reproduced, identical");
    assertThat(second.out()).contains("submitter, ", "reproduced, identical");
    assertThat(pull.out()).contains("(submitter, ");
  }

  @Test
  void reproduce_countsThatAreNotThoseOfTheHypotheses_isNotReproduced() {
    submitter.run("push", "-m", "oracle_en").assertDone();
    published.forge(record -> PublishedRecords.withScore(record, record.created(), 0));
    published.delete(0);

    Outcome outcome = reproduce();

    outcome.assertFailed(ErrorKind.NOT_REPRODUCED).assertNext("tell the submitter");
    assertThat(outcome.out()).contains("WRONG      WER 11.11 %", "0 of 3 hypotheses differ");
  }

  @Test
  void reproduce_scoreByOtherRules_comparesWhatTheseRulesMakeOfTheHypotheses() {
    submitter.run("push", "-m", "oracle_en").assertDone();
    published.forge(PublishedRecords::byOtherRules);
    published.delete(0);

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
    published.forge(
        record -> {
          JsonObject results = record.results();
          results.getAsJsonObject("provenance").addProperty("shards", 2);
          return PublishedRecords.with(record, record.created(), results);
        });
    published.delete(0);

    Outcome outcome = reproduce().assertDone();

    assertThat(outcome.out()).contains("identical: all 2 utterances", "reproducer, engine local");
    assertThat(outcome.out().lines().filter(line -> line.endsWith("2 shards"))).hasSize(2);
  }

  @Test
  void reproduce_hypothesesThatWouldDrawOnTheTerminal_areShownHarmless() {
    submitter.run("push", "-m", "oracle_en").assertDone();
    published.forge(
        record ->
            PublishedRecords.with(
                record,
                Map.of("u1", "\u001b[2Jthe first one", "u2", "a second one", "u3", "x\u202ey")));
    published.delete(0);

    Outcome outcome = reproduce();

    assertThat(outcome.out()).contains("WRONG      WER", "reproduced, same counts");
    assertThat(outcome.out() + outcome.err()).doesNotContain("\u001b", "\u202e");
  }

  @Test
  void reproduce_onlyReproducersRecords_areTakenIfNamed() {
    submitter.run("push", "-m", "oracle_en").assertDone();
    reproduce().assertDone();
    published.submitterRecords().forEach(PublishedRecords::deleteFile);

    Outcome unnamed = reproduce();
    Outcome named = reproduce("--record", "1").assertDone();

    unnamed
        .assertFailed(ErrorKind.NOT_FOUND, "no submitter published a result")
        .assertNext("--record N");
    assertThat(named.out()).contains("reproduced, identical");
  }

  @Test
  void reproduce_allRecordsDamaged_saysSoWithAdviceThatWorks() {
    submitter.run("push", "-m", "oracle_en").assertDone();
    Path record = published.onlyRecord();
    StoredBytes.flipBit(record);

    Outcome damaged = reproduce();
    submitter.run("push", "-m", "oracle_en").assertDone(); // as advised

    damaged
        .assertFailed(
            ErrorKind.CORRUPT,
            "every published result of oracle_en version 1 on MINI_EN is damaged or misplaced")
        .assertNext("zoo push -m oracle_en", "zoo benchmark -m oracle_en -d MINI_EN");
    assertThat(damaged.err())
        .contains("left out: " + record.getFileName().toString().replace(".json", ""));
    reproduce().assertDone();
  }

  @Test
  void reproduce_withoutAnEngine_stopsBeforeItFetches() {
    submitter.run("push", "-m", "oracle_en").assertDone();

    Outcome outcome = reproducer.run("reproduce", "-m", "oracle_en");

    outcome
        .assertFailed(ErrorKind.UNAVAILABLE, "models/oracle_en may be a stranger's program")
        .assertNext("zoo doctor", "--engine local");
    assertThat(reproducer.path("models/oracle_en")).doesNotExist();
    assertThat(reproducer.path("results")).doesNotExist();
  }

  @Test
  void reproduce_ownModelWithoutAnEngine_runs() {
    submitter.run("push", "-m", "oracle_en").assertDone();

    Outcome outcome = submitter.run("reproduce", "-m", "oracle_en").assertDone();

    assertThat(outcome.out()).contains("reproduced, identical");
  }

  @Test
  void reproduce_ownFolderThatThePullReplaces_isNotRunWithoutConsent() {
    OracleContent.english(reproducer);
    reproducer.run("push", "-m", "oracle_en", "--no-benchmark").assertDone();
    submitter.file("models/oracle_en/README.md", "Two.\n");
    submitter.run("push", "-m", "oracle_en", "--force").assertDone();

    Outcome outcome = reproducer.run("reproduce", "-m", "oracle_en@latest");

    outcome.assertFailed(
        ErrorKind.UNAVAILABLE, "models/oracle_en was pulled, so it may be a stranger's program");
  }

  @Test
  void reproduce_withoutRecord_leavesTheStoreAsItWas() {
    submitter.run("push", "-m", "oracle_en").assertDone();

    Outcome outcome = reproduce("--no-record").assertDone();

    assertThat(outcome.out()).contains("reproduced, identical");
    assertThat(published.recordFiles()).hasSize(1);
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
}
