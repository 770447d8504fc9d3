package dev.modelzoo.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.modelzoo.dataset.TestSet;
import dev.modelzoo.dataset.Utterance;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs, with a real process as the recogniser. */
class BenchmarkTest {
  @TempDir private Path root;
  private OracleZoo zoo;

  @BeforeEach
  void makeZoo() throws IOException {
    zoo = OracleZoo.in(root);
  }

  @Test
  void run_oracle_scoresZeroAndLeavesItsFiles() throws IOException {
    BenchmarkResult result = zoo.run(zoo.request());

    assertThat(result.runFolder())
        .isEqualTo(zoo.results().resolve("2026-11-22__oracle_en__MINI_EN__100000"));
    assertThat(names(result.runFolder()))
        .containsExactly(
            "DETAILS.txt",
            "RESULTS.txt",
            "columns.tsv",
            "confusions.tsv",
            "log.SBI",
            "raw_rec.txt",
            "rec.txt",
            "ref.txt",
            "run.json",
            "trans.txt",
            "wav.scp");
    assertThat(result.report().counts().errors()).isZero();
    assertThat(result.incompleteness()).isEmpty();
    assertThat(result.blind()).isFalse();
    assertThat(result.engine()).isEqualTo("local");
    assertThat(result.audioSeconds()).isEqualTo(6.0);
    assertThat(result.realTimeFactor()).isPresent();
  }

  @Test
  void run_anySet_listsAbsoluteAudioAndReferences() throws IOException {
    Path folder = zoo.run(zoo.request()).runFolder();

    assertThat(Files.readAllLines(folder.resolve("wav.scp")))
        .containsExactly(
            "u1\t" + zoo.set().folder().resolve("audio/u1.wav"),
            "u2\t" + zoo.set().folder().resolve("audio/u2.wav"),
            "u3\t" + zoo.set().folder().resolve("audio/u3.wav"));
    assertThat(folder.resolve("trans.txt"))
        .hasContent("u1\tthe first one\nu2\tthe second one\nu3\tThe third, one!");
  }

  @Test
  void run_speakersInTheMetadata_drawsThemAndSplitsByThem() throws IOException {
    List<Utterance> utterances =
        zoo.set().utterances().stream()
            .map(
                u ->
                    new Utterance(
                        u.id(),
                        u.audio(),
                        u.duration(),
                        u.text(),
                        Map.of("SPEAKER", u.id().equals("u3") ? "bob" : "ann")))
            .toList();
    TestSet set = new TestSet(zoo.set().id(), zoo.set().folder(), utterances);

    BenchmarkResult result = zoo.run(zoo.request(set));

    JsonObject json = result.report().resultsJson(new JsonObject(), result.comparisonKey());
    assertThat(json.getAsJsonObject("interval").get("blocks").getAsString()).isEqualTo("SPEAKER");
    assertThat(result.runFolder().resolve("breakdown.tsv"))
        .content()
        .contains("SPEAKER\tann\t2\t2\t6\t6\t0\t0\t0\t0.00\n", "SPEAKER\tbob\t1\t1\t3\t");
  }

  @Test
  void run_twice_leavesBothAndDiffersInTimingAndHostOnly() throws IOException {
    BenchmarkResult first = zoo.run(zoo.request());
    BenchmarkResult second = zoo.run(zoo.request());

    assertThat(second.runFolder()).hasFileName("2026-11-22__oracle_en__MINI_EN__100000.2");
    assertThat(timeless(second.runFolder())).isEqualTo(timeless(first.runFolder()));
    assertThat(second.comparisonKey()).isEqualTo(first.comparisonKey());
    for (String name : List.of("DETAILS.txt", "ref.txt", "rec.txt", "raw_rec.txt", "wav.scp")) {
      assertThat(second.runFolder().resolve(name))
          .hasSameTextualContentAs(first.runFolder().resolve(name));
    }
  }

  @Test
  void run_any_recordsItsProvenance() throws IOException {
    BenchmarkResult result = zoo.run(zoo.request());

    JsonObject provenance = result.provenance();
    assertThat(provenance.get("tool").getAsString()).isEqualTo("zoo test");
    assertThat(provenance.get("model_digest").getAsString())
        .isEqualTo(OracleZoo.MODEL_DIGEST.toString());
    assertThat(provenance.get("set_digest").getAsString())
        .isEqualTo(OracleZoo.SET_DIGEST.toString());
    assertThat(provenance.get("engine").getAsString()).isEqualTo("local");
    assertThat(provenance.get("blind").getAsBoolean()).isFalse();
    assertThat(provenance.getAsJsonObject("timing").get("started").getAsString())
        .isEqualTo("2026-11-22T23:59:59Z");
    assertThat(results(result.runFolder()).getAsJsonObject("provenance")).isEqualTo(provenance);
  }

  @Test
  void run_missingAndEmptyHypotheses_areScoredAndReportedAsIncomplete() throws IOException {
    zoo.writeAnswers("u1\tthe first one\nu2\n");

    BenchmarkResult result = zoo.run(zoo.request());

    assertThat(result.runFolder().resolve("RESULTS.txt")).isRegularFile();
    assertThat(result.report().counts().deletions()).isEqualTo(6);
    ZooException incomplete = result.incompleteness().orElseThrow();
    assertThat(incomplete.kind()).isEqualTo(ErrorKind.INCOMPLETE);
    assertThat(incomplete)
        .hasMessageContaining("2 of 3 utterances")
        .hasMessageContaining("raw_rec");
  }

  @Test
  void run_maxUtterances_usesTheFirstAndListsTheRest() {
    BenchmarkResult result =
        zoo.run(zoo.request(new Selection(2, Optional.empty()), Stage.DATA, OracleZoo.SET_DIGEST));

    assertThat(result.runFolder()).hasFileName("2026-11-22__oracle_en__MINI_EN__2");
    assertThat(result.report().references()).isEqualTo(2);
    assertThat(result.skipped()).containsExactly("u3");
    assertThat(result.comparisonKey().selection()).isEqualTo("first 2");
    assertThat(result.runFolder().resolve("skipped.txt")).hasContent("u3\tafter the first 2");
  }

  @Test
  void run_nothingSelected_isUsage() {
    Selection tooShort = new Selection(2, Optional.of(Duration.ofSeconds(1)));

    ZooException failure = zoo.failure(zoo.request(tooShort, Stage.DATA, OracleZoo.SET_DIGEST));

    assertThat(failure.kind()).isEqualTo(ErrorKind.USAGE);
  }

  @Test
  void run_sbiFails_leavesAnUnfinishedFolderThatIsUsedAgain() throws IOException {
    zoo.writeSbi("#!/bin/sh\necho broken\nexit 3\n");
    ZooException failure = zoo.failure(zoo.request());
    zoo.writeSbi(OracleZoo.SBI);

    BenchmarkResult result = zoo.run(zoo.request());

    assertThat(failure.kind()).isEqualTo(ErrorKind.SBI_FAILED);
    assertThat(failure).hasMessageContaining("status 3").hasMessageContaining("broken");
    assertThat(result.runFolder()).hasFileName("2026-11-22__oracle_en__MINI_EN__100000");
    assertThat(names(result.runFolder())).doesNotContain(".running");
  }

  @Test
  void run_missingAudio_isNotFoundBeforeAnythingRuns() throws IOException {
    Files.delete(zoo.set().folder().resolve("audio/u2.wav"));

    ZooException failure = zoo.failure(zoo.request());

    assertThat(failure.kind()).isEqualTo(ErrorKind.NOT_FOUND);
    assertThat(failure).hasMessageContaining("u2.wav");
  }

  @Test
  void run_resultsThatCannotBeAFolder_namesIt() throws IOException {
    Files.writeString(zoo.results(), "in the way");

    ZooException failure = zoo.failure(zoo.request());

    assertThat(failure).hasMessageContaining(zoo.results().toString());
  }

  private static List<String> names(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static JsonObject results(Path folder) throws IOException {
    String line = Files.readAllLines(folder.resolve("RESULTS.txt")).get(0);
    return JsonParser.parseString(line).getAsJsonObject();
  }

  private static JsonObject timeless(Path folder) throws IOException {
    JsonObject json = results(folder);
    json.getAsJsonObject("provenance").remove("timing");
    json.getAsJsonObject("provenance").remove("host");
    return json;
  }
}
