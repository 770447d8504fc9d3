package dev.modelzoo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.modelzoo.error.ErrorKind;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code zoo results}: what was published, what is here, and the one as a folder. */
class ResultsCommandTest {
  @TempDir private Path folder;
  private CliHarness zoo;
  private CliHarness reader;
  private PublishedRecords published;

  @BeforeEach
  void makeZoos() {
    zoo = CliHarness.zoo(folder.resolve("submitter"), "file:store");
    reader = CliHarness.zoo(folder.resolve("reader"), "file:" + zoo.path("store"));
    OracleContent.english(zoo);
    published = new PublishedRecords(zoo);
  }

  private String recordName() {
    return published.onlyRecord().getFileName().toString().replace(".json", "");
  }

  @Test
  void results_ofAModel_areThoseOfItsStoreAndThoseHere() {
    zoo.run("push", "-m", "oracle_en").assertDone();

    Outcome own = zoo.run("results", "oracle_en").assertDone();
    Outcome other = reader.run("results", "-m", "oracle_en").assertDone();

    assertThat(own.out().lines())
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .startsWith("published  oracle_en v1  MINI_EN  WER 11.11 %  3 of 3  20")
                    .contains("submitter, local, not blind")
                    .endsWith("  " + recordName()),
            line ->
                assertThat(line)
                    .startsWith("here       oracle_en v1  MINI_EN  WER 11.11 %  3 of 3  20")
                    .contains("local, not blind")
                    .contains("__oracle_en__MINI_EN__"));
    assertThat(other.out().lines()).hasSize(1);
    assertThat(reader.path("models/oracle_en")).doesNotExist();
  }

  @Test
  void results_withoutAModel_askNoStore() {
    zoo.run("push", "-m", "oracle_en").assertDone();
    CliHarness offline =
        zoo.withStores(
            (url, root) -> {
              throw new AssertionError("asked " + url);
            });

    Outcome all = offline.run("results").assertDone();
    Outcome onAnother = offline.run("results", "-d", "OTHER").assertDone();

    assertThat(all.out().lines()).hasSize(1);
    assertThat(all.out()).startsWith("here  oracle_en v1  MINI_EN");
    assertThat(onAnother.out()).isEmpty();
    assertThat(onAnother.err()).contains("no result on OTHER in results/");
  }

  @Test
  void results_remote_areThoseOfAllModelsThere() {
    zoo.run("push", "-m", "oracle_en").assertDone();
    OracleContent.model(zoo, "other_en", "en", OracleContent.ENGLISH);
    zoo.run("push", "-m", "other_en").assertDone();
    CliHarness nowhere = CliHarness.in(folder.resolve("nowhere"));
    String place = "file://" + zoo.path("store") + "/";

    List<String> all = reader.run("results", "--remote").assertDone().out().lines().toList();
    Outcome one = nowhere.run("results", "--remote", place, "-m", "other_en").assertDone();
    Outcome none = reader.run("results", "--remote", "-d", "OTHER").assertDone();

    assertThat(all).hasSize(2);
    assertThat(all.get(0)).startsWith("published  oracle_en v1  MINI_EN  WER 11.11 %");
    assertThat(all.get(1)).startsWith("published  other_en v1   MINI_EN   WER 0.00 %");
    assertThat(one.out().lines()).hasSize(1);
    assertThat(none.err()).contains("no result on OTHER is published at file:");
    reader
        .run("results", "--remote", "-m", "nobody")
        .assertFailed(ErrorKind.NOT_FOUND, "there is no model 'nobody' at file:")
        .assertNext("zoo list --remote file:");
    reader
        .run("results", "--remote", "-m", "oracle_en", "--out", "x")
        .assertFailed(ErrorKind.USAGE, "no --remote");
  }

  @Test
  void results_ofSeveralVersions_tellThemApartAndTakeOne() {
    zoo.run("push", "-m", "oracle_en").assertDone();
    OracleContent.model(zoo, "oracle_en", "en", OracleContent.ENGLISH);
    zoo.run("push", "-m", "oracle_en").assertDone();
    zoo.file("models/oracle_en/README.md", "Edited, and not published.\n");
    zoo.run("benchmark", "-m", "oracle_en").assertDone();

    List<String> all = zoo.run("results", "oracle_en").assertDone().out().lines().toList();
    List<String> first = zoo.run("results", "oracle_en@1").assertDone().out().lines().toList();

    assertThat(all).hasSize(5);
    assertThat(all.get(0)).startsWith("published  oracle_en v2 ").contains("WER 0.00 %");
    assertThat(all.get(1)).startsWith("published  oracle_en v1 ").contains("WER 11.11 %");
    assertThat(all.get(2)).startsWith("here       oracle_en sha256:");
    assertThat(all.get(3)).startsWith("here       oracle_en v2 ");
    assertThat(first).hasSize(2).allMatch(line -> line.contains("oracle_en v1  "));
    zoo.run("results", "-m", "oracle_en@7").assertFailed(ErrorKind.NOT_FOUND, "no version 7");
  }

  @Test
  void report_ofAPublishedResult_saysThatItIsItsWritersWord() {
    zoo.run("push", "-m", "oracle_en").assertDone();
    zoo.run("results", "-m", "oracle_en", "--out", "published").assertDone();

    zoo.run("report", "published").assertDone();
    zoo.run("report", "oracle_en").assertDone();

    assertThat(zoo.read("published/report.html")).contains("the word of a submitter, not run here");
    assertThat(zoo.read("results/2026-11-22__oracle_en__MINI_EN__100000/report.html"))
        .doesNotContain("the word of a");
  }

  @Test
  void results_json_hasTheWholeResults() {
    zoo.run("push", "-m", "oracle_en", "--max-num-utts", "2").assertDone();

    JsonArray results =
        zoo.run("results", "-m", "oracle_en", "--json")
            .assertDone()
            .json()
            .getAsJsonArray("results");
    JsonObject first = results.get(0).getAsJsonObject();
    JsonObject second = results.get(1).getAsJsonObject();

    assertThat(first.get("record").getAsString()).isEqualTo(recordName());
    assertThat(first.get("folder").isJsonNull()).isTrue();
    assertThat(first.get("utterances").getAsInt()).isEqualTo(2);
    assertThat(second.get("role").isJsonNull()).isTrue();
    assertThat(second.get("results")).isEqualTo(first.get("results"));
    assertThat(zoo.run("results", "oracle_en").out()).contains("2 of 2 (first 2)");
  }

  @Test
  void results_ofAModelThatIsNotPublished_areThoseHere() {
    zoo.run("benchmark", "-m", "oracle_en").assertDone();

    Outcome outcome = zoo.run("results", "-m", "oracle_en").assertDone();

    assertThat(outcome.out()).startsWith("here  oracle_en sha256:");
    assertThat(outcome.err()).contains("oracle_en has not been published yet");
    reader.run("results", "-m", "oracle_en").assertFailed(ErrorKind.NOT_FOUND, "oracle_en");
  }

  @Test
  void results_damagedRecord_isToldAndLeftOut() {
    zoo.run("push", "-m", "oracle_en").assertDone();
    StoredBytes.flipBit(published.onlyRecord());

    Outcome outcome = reader.run("results", "-m", "oracle_en").assertDone();

    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err())
        .contains(
            "a result record of oracle_en version 1 is damaged and left out: " + recordName(),
            "no result of oracle_en, neither published nor in results/");
  }

  @Test
  void results_recordThatWouldDrawOnTheTerminal_isShownHarmless() {
    zoo.run("push", "-m", "oracle_en").assertDone();
    published.forge(
        record -> {
          JsonObject results = record.results();
          results.getAsJsonObject("provenance").addProperty("engine", "\u001b[2J");
          results.getAsJsonObject("comparison").addProperty("selection", "\u202e");
          results.addProperty("num_ref_utts", "many");
          return PublishedRecords.with(record, record.created(), results);
        });

    Outcome outcome = reader.run("results", "-m", "oracle_en").assertDone();

    assertThat(outcome.out().lines()).hasSize(2);
    assertThat(outcome.out()).contains("\\u001B[2J").doesNotContain("\u001b", "\u202e");
  }

  @Test
  void out_isAResultThatOtherCommandsTake() {
    zoo.run("push", "-m", "oracle_en").assertDone();
    reader.run("pull", "-d", "MINI_EN").assertDone();

    Outcome outcome = reader.run("results", "oracle_en", "--out", "published").assertDone();
    reader.run("reproduce", "-m", "oracle_en", "--engine", "local", "--no-record").assertDone();
    Outcome compared =
        reader
            .run("compare", "published", "results/2026-11-22__oracle_en__MINI_EN__100000")
            .assertDone();
    JsonObject provenance =
        zoo.run("results", "oracle_en", "--out", "again", "--json")
            .assertDone()
            .json()
            .getAsJsonObject("provenance");

    assertThat(outcome.out()).startsWith("WER 11.11 % [ 1 / 9");
    assertThat(outcome.err()).contains("published  submitter, ", "results    published");
    assertThat(compared.out()).contains("utterances  3: fewer errors in A 0, in B 0");
    assertThat(reader.run("rank", "published", "--not-blind").assertDone().out())
        .contains("oracle_en");
    assertThat(reader.read("published/raw_rec.txt")).contains("u2\ta second one\n");
    assertThat(provenance.getAsJsonObject("published").get("record").getAsString())
        .isEqualTo(recordName());
  }

  @Test
  void out_countsThatAreNotThoseOfTheHypotheses_areTold() {
    zoo.run("push", "-m", "oracle_en").assertDone();
    published.forge(record -> PublishedRecords.withScore(record, record.created(), 0));
    published.delete(0);

    Outcome outcome = zoo.run("results", "oracle_en", "--out", "published").assertDone();

    assertThat(outcome.out()).startsWith("WER 11.11 %");
    assertThat(outcome.err())
        .contains("warning: the published counts are not those of the published hypotheses");
  }

  @Test
  void out_scoreByOtherRules_isScoredByThese() {
    zoo.run("push", "-m", "oracle_en").assertDone();
    published.forge(PublishedRecords::byOtherRules);
    published.delete(0);

    Outcome outcome = zoo.run("results", "oracle_en", "--out", "published").assertDone();

    assertThat(outcome.out()).startsWith("WER 11.11 %");
    assertThat(outcome.err())
        .contains("scored by other rules when it was published: normalizer 'speechio-en/0'")
        .doesNotContain("warning");
  }

  @Test
  void out_takesTheRecordThatIsNamed() {
    zoo.run("push", "-m", "oracle_en").assertDone();
    published.forge(record -> PublishedRecords.with(record, Map.of("u1", "the first one")));

    Outcome second =
        zoo.run("results", "oracle_en", "--out", "published", "--record", "ffff").assertDone();

    assertThat(second.out()).contains("coverage 33.33 % (1 of 3 utterances");
  }

  @Test
  void out_withoutTheSetOrAResult_saysWhatIsMissing() {
    zoo.run("push", "-m", "oracle_en", "--no-benchmark").assertDone();
    zoo.run("results", "oracle_en", "--out", "published")
        .assertFailed(ErrorKind.NOT_FOUND, "no result of version 1 of oracle_en is published");
    zoo.run("push", "-m", "oracle_en").assertDone();
    OracleContent.set(zoo, "OTHER", Map.of("u1", "the first one"));
    zoo.run("push", "-m", "oracle_en", "-d", "OTHER").assertDone();

    zoo.run("results", "oracle_en", "--out", "published")
        .assertFailed(ErrorKind.USAGE, "published on MINI_EN, OTHER")
        .assertNext("-d MINI_EN");
    reader
        .run("results", "oracle_en", "-d", "MINI_EN", "--out", "published")
        .assertFailed(ErrorKind.NOT_FOUND, "MINI_EN")
        .assertNext("zoo pull -d MINI_EN");
    assertThat(reader.path("published")).doesNotExist();
  }

  @Test
  void out_neverReplacesUnasked() {
    zoo.run("push", "-m", "oracle_en").assertDone();
    zoo.file("taken/raw_rec.txt", "mine\n");

    zoo.run("results", "oracle_en", "--out", "taken")
        .assertFailed(ErrorKind.CONFLICT, "taken holds a raw_rec.txt already")
        .assertNext("--force");
    zoo.run("results", "oracle_en", "--out", "taken", "--force").assertDone();

    assertThat(zoo.read("taken/raw_rec.txt")).startsWith("u1\t");
    zoo.run("results", "oracle_en", "--record", "1").assertFailed(ErrorKind.USAGE, "--out");
    zoo.run("results", "--out", "x").assertFailed(ErrorKind.USAGE, "one model");
  }
}
