package dev.modelzoo.benchmark;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.modelzoo.benchmark.BenchmarkEvent.StageStarted;
import dev.modelzoo.content.Digest;
import dev.modelzoo.content.EntryId;
import dev.modelzoo.dataset.TestSet;
import dev.modelzoo.dataset.Utterance;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.recognizer.LocalRecognizer;
import dev.modelzoo.recognizer.SbiEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Whole runs with real processes. The recogniser is an oracle: its SBI looks the answers up in its
 * assets and hears nothing.
 */
class BenchmarkTest {
  private static final EntryId MODEL = new EntryId("oracle_en");
  private static final EntryId SET = new EntryId("MINI_EN");
  private static final Digest MODEL_DIGEST = Digest.sha256("1".repeat(64));
  private static final Digest SET_DIGEST = Digest.sha256("2".repeat(64));
  private static final String ORACLE =
      """
      #!/bin/sh
      cut -f1 "$1" | while read -r id; do
        grep "^$id" assets/answers.txt || :
      done > "$2/raw_rec.txt"
      """;

  @TempDir private Path root;
  private Path results;
  private Path image;
  private TestSet set;
  private Instant now = Instant.parse("2026-11-22T23:59:59Z");

  @BeforeEach
  void makeModelAndSet() throws IOException {
    results = root.resolve("results");
    image = Files.createDirectories(root.resolve("models/oracle_en"));
    Files.createDirectory(image.resolve("assets"));
    writeSbi(ORACLE);
    writeAnswers("u1\tthe first one\nu2\tthe second one\nu3\tthe third one\n");
    set = makeSet("the first one", "the second one", "The third, one!");
  }

  @Test
  void run_oracle_scoresZeroAndLeavesItsFiles() throws IOException {
    BenchmarkResult result = run(request());

    assertThat(result.runFolder())
        .isEqualTo(results.resolve("2026-11-22__oracle_en__MINI_EN__100000"));
    assertThat(names(result.runFolder()))
        .containsExactly(
            "DETAILS.txt",
            "RESULTS.txt",
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
    Path folder = run(request()).runFolder();

    assertThat(Files.readAllLines(folder.resolve("wav.scp")))
        .containsExactly(
            "u1\t" + set.folder().resolve("audio/u1.wav"),
            "u2\t" + set.folder().resolve("audio/u2.wav"),
            "u3\t" + set.folder().resolve("audio/u3.wav"));
    assertThat(folder.resolve("trans.txt"))
        .hasContent("u1\tthe first one\nu2\tthe second one\nu3\tThe third, one!");
  }

  @Test
  void run_twice_leavesBothAndDiffersInTimingAndHostOnly() throws IOException {
    BenchmarkResult first = run(request());
    BenchmarkResult second = run(request());

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
    BenchmarkResult result = run(request());

    JsonObject provenance = result.provenance();
    assertThat(provenance.get("tool").getAsString()).isEqualTo("zoo test");
    assertThat(provenance.get("model_digest").getAsString()).isEqualTo(MODEL_DIGEST.toString());
    assertThat(provenance.get("set_digest").getAsString()).isEqualTo(SET_DIGEST.toString());
    assertThat(provenance.get("engine").getAsString()).isEqualTo("local");
    assertThat(provenance.get("blind").getAsBoolean()).isFalse();
    assertThat(provenance.getAsJsonObject("timing").get("started").getAsString())
        .isEqualTo("2026-11-22T23:59:59Z");
    assertThat(results(result.runFolder()).getAsJsonObject("provenance")).isEqualTo(provenance);
  }

  @Test
  void run_any_tellsItsStagesInOrder() {
    List<Stage> stages = new ArrayList<>();

    benchmark()
        .run(
            request(),
            event -> {
              if (event instanceof StageStarted started) {
                stages.add(started.stage());
              }
            });

    assertThat(stages).containsExactly(Stage.DATA, Stage.RECOGNIZE, Stage.SCORE);
  }

  @Test
  void run_missingAndEmptyHypotheses_areScoredAndReportedAsIncomplete() throws IOException {
    writeAnswers("u1\tthe first one\nu2\n");

    BenchmarkResult result = run(request());

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
    BenchmarkResult result = run(request(new Selection(2, Optional.empty()), Stage.DATA));

    assertThat(result.runFolder()).hasFileName("2026-11-22__oracle_en__MINI_EN__2");
    assertThat(result.report().references()).isEqualTo(2);
    assertThat(result.skipped()).containsExactly("u3");
    assertThat(result.comparisonKey().selection()).isEqualTo("first 2");
    assertThat(result.runFolder().resolve("skipped.txt")).hasContent("u3\tafter the first 2");
  }

  @Test
  void run_nothingSelected_isUsage() {
    Selection tooShort = new Selection(2, Optional.of(Duration.ofSeconds(1)));

    ZooException failure = failure(request(tooShort, Stage.DATA));

    assertThat(failure.kind()).isEqualTo(ErrorKind.USAGE);
  }

  @Test
  void run_sbiFails_leavesAnUnfinishedFolderThatIsUsedAgain() throws IOException {
    writeSbi("#!/bin/sh\necho broken\nexit 3\n");
    ZooException failure = failure(request());
    writeSbi(ORACLE);

    BenchmarkResult result = run(request());

    assertThat(failure.kind()).isEqualTo(ErrorKind.SBI_FAILED);
    assertThat(failure).hasMessageContaining("status 3").hasMessageContaining("broken");
    assertThat(result.runFolder()).hasFileName("2026-11-22__oracle_en__MINI_EN__100000");
    assertThat(names(result.runFolder())).doesNotContain(".running");
  }

  @ParameterizedTest
  @CsvSource({
    "printf 'u1 a\\nu2 caf\\351\\n', 'line 2 is not UTF-8 (byte 0xE9'",
    "printf 'u1 a\\nu2 b\\nu1 c\\n', '\"u1\" in lines 1 and 3'",
    "printf 'u1 a\\nu1.wav b\\n', '1 of 2 lines with an id that is not in the list: u1.wav'",
    "printf '\\n\\n', has no line with an id"
  })
  void run_badHypotheses_failsNamingThemAndSetsThemAside(String print, String expected)
      throws IOException {
    writeSbi("#!/bin/sh\n" + print + " > \"$2/raw_rec.txt\"\n");

    ZooException failure = failure(request());

    Path folder = results.resolve("2026-11-22__oracle_en__MINI_EN__100000");
    assertThat(failure.kind()).isEqualTo(ErrorKind.SBI_FAILED);
    assertThat(failure)
        .hasMessageContaining("the SBI of oracle_en wrote bad output: ")
        .hasMessageContaining(expected);
    assertThat(failure.next()).contains("raw_rec.txt");
    assertThat(folder.resolve("raw_rec.rejected.txt")).exists();
    assertThat(folder.resolve("raw_rec.txt")).doesNotExist();
    assertThat(folder.resolve("RESULTS.txt")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({
    "printf 'u1\\tthe first one\\nu2\\tthe second one\\nu3\\tthe third one'",
    "printf 'u1 the first one\\r\\nu2 the second one\\r\\nu3 the third one\\r\\n'",
    "printf '\\357\\273\\277u3 the third one\\n\\nu1   the first one\\nu2 the second one\\n'"
  })
  void run_toleratedFormsOfHypotheses_scoreZero(String print) throws IOException {
    writeSbi("#!/bin/sh\n" + print + " > \"$2/raw_rec.txt\"\n");

    BenchmarkResult result = run(request());

    assertThat(result.report().counts().errors()).isZero();
    assertThat(result.incompleteness()).isEmpty();
  }

  @Test
  void run_missingAudio_isNotFoundBeforeAnythingRuns() throws IOException {
    Files.delete(set.folder().resolve("audio/u2.wav"));

    ZooException failure = failure(request());

    assertThat(failure.kind()).isEqualTo(ErrorKind.NOT_FOUND);
    assertThat(failure).hasMessageContaining("u2.wav");
  }

  @Test
  void run_scoreStageOfFinishedRun_scoresInAFolderOfItsOwn() throws IOException {
    Path first = run(request()).runFolder();
    writeSbi("#!/bin/sh\nexit 3\n");
    now = now.plus(Duration.ofDays(1));

    BenchmarkResult second = run(request(Selection.ALL, Stage.SCORE));

    assertThat(second.runFolder()).hasFileName("2026-11-23__oracle_en__MINI_EN__100000");
    assertThat(second.runFolder().resolve("DETAILS.txt"))
        .hasSameTextualContentAs(first.resolve("DETAILS.txt"));
    assertThat(second.provenance().getAsJsonObject("timing").get("started").getAsString())
        .isEqualTo("2026-11-22T23:59:59Z");
  }

  @Test
  void run_scoreStageOfUnfinishedRun_finishesIt() throws IOException {
    Path folder = run(request()).runFolder();
    Files.delete(folder.resolve("RESULTS.txt"));

    BenchmarkResult second = run(request(Selection.ALL, Stage.SCORE));

    assertThat(second.runFolder()).isEqualTo(folder);
    assertThat(folder.resolve("RESULTS.txt")).isRegularFile();
  }

  @Test
  void run_recogniseStageAfterFailure_continuesInTheSameFolder() throws IOException {
    writeSbi("#!/bin/sh\nexit 3\n");
    failure(request());
    writeSbi(ORACLE);

    BenchmarkResult result = run(request(Selection.ALL, Stage.RECOGNIZE));

    assertThat(result.runFolder()).hasFileName("2026-11-22__oracle_en__MINI_EN__100000");
    assertThat(result.report().counts().errors()).isZero();
  }

  @Test
  void run_recogniseStageOfAChangedSet_isAConflict() {
    run(request());
    BenchmarkRequest changed =
        new BenchmarkRequest(
            MODEL,
            image,
            "en",
            MODEL_DIGEST,
            set,
            Digest.sha256("3".repeat(64)),
            Selection.ALL,
            Stage.RECOGNIZE,
            Optional.empty(),
            SbiEnvironment.usual());

    ZooException failure = failure(changed);

    assertThat(failure.kind()).isEqualTo(ErrorKind.CONFLICT);
  }

  @ParameterizedTest
  @CsvSource({"RECOGNIZE", "SCORE"})
  void run_laterStageWithoutAnEarlierRun_isNotFound(Stage stage) {
    ZooException failure = failure(request(Selection.ALL, stage));

    assertThat(failure.kind()).isEqualTo(ErrorKind.NOT_FOUND);
    assertThat(failure.next()).contains("--stage");
    assertThat(results).doesNotExist();
  }

  @Test
  void run_scoreStageAfterFailedRecognition_isNotFound() throws IOException {
    writeSbi("#!/bin/sh\nexit 3\n");
    failure(request());

    ZooException failure = failure(request(Selection.ALL, Stage.SCORE));

    assertThat(failure.kind()).isEqualTo(ErrorKind.NOT_FOUND);
    assertThat(failure.next()).contains("--stage 2");
  }

  @Test
  void run_resultsThatCannotBeAFolder_namesIt() throws IOException {
    Files.writeString(results, "in the way");

    ZooException failure = failure(request());

    assertThat(failure).hasMessageContaining(results.toString());
  }

  private BenchmarkResult run(BenchmarkRequest request) {
    return benchmark().run(request, event -> {});
  }

  private ZooException failure(BenchmarkRequest request) {
    return catchThrowableOfType(ZooException.class, () -> run(request));
  }

  private Benchmark benchmark() {
    Clock clock = Clock.fixed(now, ZoneOffset.ofHours(8));
    return new Benchmark(results, new LocalRecognizer(), clock, "zoo test");
  }

  private BenchmarkRequest request() {
    return request(Selection.ALL, Stage.DATA);
  }

  private BenchmarkRequest request(Selection selection, Stage stage) {
    return new BenchmarkRequest(
        MODEL,
        image,
        "en",
        MODEL_DIGEST,
        set,
        SET_DIGEST,
        selection,
        stage,
        Optional.of(Duration.ofMinutes(2)),
        SbiEnvironment.usual());
  }

  private TestSet makeSet(String... texts) throws IOException {
    Path folder = root.resolve("datasets/MINI_EN");
    Files.createDirectories(folder.resolve("audio"));
    List<Utterance> utterances =
        IntStream.range(0, texts.length).mapToObj(i -> utterance("u" + (i + 1), texts[i])).toList();
    for (Utterance utterance : utterances) {
      Files.write(folder.resolve(utterance.audio()), "not heard".getBytes(ISO_8859_1));
    }
    return new TestSet(SET, folder, utterances);
  }

  private static Utterance utterance(String id, String text) {
    return new Utterance(id, "audio/" + id + ".wav", 2.0, text, Map.of());
  }

  private void writeSbi(String text) throws IOException {
    Files.writeString(image.resolve("SBI"), text);
  }

  private void writeAnswers(String text) throws IOException {
    Files.writeString(image.resolve("assets/answers.txt"), text);
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
