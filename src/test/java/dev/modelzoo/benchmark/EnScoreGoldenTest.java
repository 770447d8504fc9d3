package dev.modelzoo.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.scoring.ErrorCounts;
import dev.modelzoo.scoring.GlmAligner;
import dev.modelzoo.text.Normalizer;
import dev.modelzoo.text.Normalizers;
import dev.modelzoo.text.TokenUnit;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against the leaderboard's scorer for English with its own rules (golden/en_score/README.md). */
class EnScoreGoldenTest {
  private static final Path RULES = Path.of("../shared/data/speechio/glm_en.csv");
  private static final Pattern HEAD =
      Pattern.compile(
          "\\{\"uid\":(?<uid>.*), \"score\":-?[0-9.]+, \"TER\":[0-9.]+, \"mTER\":[0-9.]+,"
              + " \"cor\":(?<cor>\\d+), \"sub\":(?<sub>\\d+), \"ins\":(?<ins>\\d+),"
              + " \"del\":(?<del>\\d+)}");

  @BeforeAll
  static void requireRules() {
    boolean ci = "true".equals(System.getenv("CI"));
    assumeTrue(ci || Files.exists(RULES), "the shared data are not beside this checkout");
  }

  @ParameterizedTest
  @CsvSource({"en_score, 197", "en_score_stress, 500"})
  void score_goldenTexts_agreesPerUtteranceAndInTotal(String folder, int utterances)
      throws IOException {
    ScoreReport report = score(Normalizers.verbatim(), folder, "ref.txt", "hyp.txt");

    Map<String, ErrorCounts> golden = goldenCounts(folder);
    assertThat(golden).hasSize(utterances);
    assertThat(counts(report, golden)).containsExactlyEntriesOf(golden);
    assertThat(json(totals(report, golden))).isEqualTo(goldenTotals(folder));
  }

  @Test
  void score_rawTexts_agreesFromNormalisingToCounting() throws IOException {
    String folder = "en_e2e/basic";

    ScoreReport report = score(Normalizers.forLanguage("en"), folder, "trans.txt", "raw_rec.txt");

    Map<String, String> references = new LinkedHashMap<>();
    report.utterances().forEach(score -> references.put(score.id(), score.reference()));
    assertThat(references).containsExactlyInAnyOrderEntriesOf(transcript(folder, "ref.txt"));
    Map<String, ErrorCounts> golden = goldenCounts(folder);
    assertThat(golden).hasSize(59);
    assertThat(counts(report, golden)).containsExactlyEntriesOf(golden);
    assertThat(json(report.compat())).isEqualTo(goldenTotals(folder));
  }

  private static ScoreReport score(
      Normalizer normalizer, String folder, String reference, String hypothesis) {
    GlmAligner aligner = new GlmAligner(GlmFile.read(RULES));
    return new Scorer("en", normalizer, TokenUnit.WORD, aligner)
        .score(transcript(folder, reference), transcript(folder, hypothesis), Map.of());
  }

  private static Map<String, ErrorCounts> counts(
      ScoreReport report, Map<String, ErrorCounts> golden) {
    Map<String, ErrorCounts> counts = new LinkedHashMap<>();
    report.utterances().stream()
        .filter(score -> golden.containsKey(score.id()))
        .forEach(score -> counts.put(score.id(), score.counts()));
    return counts;
  }

  private static Map<String, ErrorCounts> goldenCounts(String folder) throws IOException {
    Map<String, ErrorCounts> golden = new LinkedHashMap<>();
    for (String line : lines(folder, "DETAILS.txt")) {
      Matcher head = HEAD.matcher(line);
      if (head.matches()) {
        ErrorCounts counts =
            new ErrorCounts(
                Long.parseLong(head.group("cor")),
                Long.parseLong(head.group("sub")),
                Long.parseLong(head.group("del")),
                Long.parseLong(head.group("ins")));
        golden.put(head.group("uid"), counts);
      }
    }
    return golden;
  }

  /** Alone the scorer also counts a line without a text, which its benchmark takes out before. */
  private static ScoreTotals totals(ScoreReport report, Map<String, ErrorCounts> golden) {
    List<UtteranceScore> evaluated =
        report.utterances().stream().filter(score -> golden.containsKey(score.id())).toList();
    return ScoreTotals.of(
        report.references(), report.totals().hypotheses(), report.unknownIds().size(), evaluated);
  }

  private static JsonObject json(ScoreTotals totals) {
    JsonObject json = new JsonObject();
    ResultsFile.addTotals(json, totals, true);
    return JsonParser.parseString(ResultsFile.oneLine(json)).getAsJsonObject();
  }

  private static JsonObject goldenTotals(String folder) throws IOException {
    return JsonParser.parseString(lines(folder, "RESULTS.txt").get(0)).getAsJsonObject();
  }

  private static Map<String, String> transcript(String folder, String name) {
    return TranscriptFile.read(path(folder, name), ErrorKind.USAGE).texts();
  }

  private static List<String> lines(String folder, String name) throws IOException {
    try (Stream<String> lines = Files.lines(path(folder, name))) {
      return lines.toList();
    }
  }

  private static Path path(String folder, String name) {
    String resource = "/golden/" + folder + "/" + name;
    try {
      return Path.of(Objects.requireNonNull(EnScoreGoldenTest.class.getResource(resource)).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
