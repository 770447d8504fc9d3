package dev.modelzoo.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.scoring.Aligner;
import dev.modelzoo.text.Normalizers;
import dev.modelzoo.text.TokenUnit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoreReportTest {
  private static final Map<String, String> REFERENCES =
      Map.of("u1", "one two", "u2", "three", "u3", "four five", "u4", "...");
  private static final Map<String, String> HYPOTHESES =
      Map.of("u1", "one too", "u2", "?", "u4", "hi", "x9", "zz");

  @TempDir Path folder;

  @Test
  void summaryLine_gapsInTheHypotheses_namesThem() {
    ScoreReport report = report("en", REFERENCES, HYPOTHESES);

    assertThat(report.summaryLine())
        .isEqualTo(
            "WER 100.00 % [ 5 / 5, 1 ins, 3 del, 1 sub ], 95 % interval 62.50 to 250.00,"
                + " coverage 50.00 %"
                + " (2 of 4 utterances; 1 missing, 1 empty, 1 unknown)");
    assertThat(report.compatLine())
        .startsWith("compat_speechio WER 50.00 % over 1 of 4 utterances");
  }

  @Test
  void summaryLine_everythingAnswered_hasNoGaps() {
    ScoreReport report = report("zh", Map.of("a", "你好"), Map.of("a", "你们"));

    assertThat(report.summaryLine())
        .isEqualTo(
            "CER 50.00 % [ 1 / 2, 0 ins, 0 del, 1 sub ], 95 % interval n/a,"
                + " coverage 100.00 % (1 of 1 utterances)");
  }

  @Test
  void summaryLine_noReferences_isNotANumber() {
    assertThat(report("en", Map.of(), Map.of()).summaryLine())
        .isEqualTo(
            "WER n/a [ 0 / 0, 0 ins, 0 del, 0 sub ], 95 % interval n/a,"
                + " coverage n/a (0 of 0 utterances)");
  }

  @Test
  void writeTo_mixedCases_writesResultsAsDocumented() throws IOException {
    write(report("en", REFERENCES, HYPOTHESES));

    List<String> lines = Files.readAllLines(folder.resolve("RESULTS.txt"));
    assertThat(lines.get(0))
        .startsWith(
            "{\"num_ref_utts\": 4, \"num_hyp_utts\": 4, \"num_eval_utts\": 4,"
                + " \"num_hyp_without_ref\": 1, \"C\": 1, \"S\": 1, \"I\": 1, \"D\": 3,"
                + " \"token_error_rate\": 100.0, \"modified_token_error_rate\": 100.0, \"num_utts_with_error\": 4,"
                + " \"sentence_error_rate\": 100.0, \"schema\": \"zoo-results/1\","
                + " \"unit\": \"word\", \"normalizer\": \"speechio-en/1\", \"language\": \"en\","
                + " \"coverage\": 0.5, \"missing\": 1, \"empty\": 1, \"unknown_ids\": [\"x9\"],"
                + " \"compat_speechio\": {\"num_ref_utts\": 4, \"num_hyp_utts\": 3,"
                + " \"num_eval_utts\": 1, \"num_hyp_without_ref\": 1, \"C\": 1, \"S\": 1,"
                + " \"I\": 0, \"D\": 0, \"token_error_rate\": 50.0, \"modified_token_error_rate\": 50.0, \"num_utts_with_error\": 1,"
                + " \"sentence_error_rate\": 100.0}, \"comparison_key\": \"sha256:")
        .contains(
            "\"provenance\": {\"model\": \"m<1>\"}, \"interval\": {\"level\": 0.95, \"low\": ")
        .endsWith("\"macro\": {\"over\": \"utterance\", \"token_error_rate\": 83.33333333333334}}");
    assertThat(lines.subList(1, lines.size()))
        .containsExactly("%WER 100.00 [ 5 / 5, 1 ins, 3 del, 1 sub ]", "%SER 100.00 [ 4 / 4 ]", "");
  }

  @Test
  void writeTo_mixedCases_writesDetailsAsDocumented() throws IOException {
    write(report("en", REFERENCES, HYPOTHESES));

    assertThat(Files.readAllLines(folder.resolve("DETAILS.txt")))
        .containsExactly(
            "{\"uid\": \"u1\", \"score\": -1.0, \"ter\": 50.00, \"cor\": 1, \"sub\": 1,"
                + " \"ins\": 0, \"del\": 0, \"status\": \"ok\"}",
            "  REF  : ONE TWO ",
            "  HYP  : ONE TOO ",
            "  EDIT :     S   ",
            "{\"uid\": \"u2\", \"score\": -1.0, \"ter\": 100.00, \"cor\": 0, \"sub\": 0,"
                + " \"ins\": 0, \"del\": 1, \"status\": \"empty\"}",
            "  REF  : THREE ",
            "  HYP  : *     ",
            "  EDIT : D     ",
            "{\"uid\": \"u3\", \"score\": -2.0, \"ter\": 100.00, \"cor\": 0, \"sub\": 0,"
                + " \"ins\": 0, \"del\": 2, \"status\": \"missing\"}",
            "  REF  : FOUR FIVE ",
            "  HYP  : *    *    ",
            "  EDIT : D    D    ",
            "{\"uid\": \"u4\", \"score\": -1.0, \"ter\": null, \"cor\": 0, \"sub\": 0,"
                + " \"ins\": 1, \"del\": 0, \"status\": \"ok\"}",
            "  REF  : *  ",
            "  HYP  : HI ",
            "  EDIT : I  ");
  }

  @Test
  void writeTo_wideTokens_alignsColumns() throws IOException {
    write(report("ja", Map.of("\"q\"", "かaカ\uD840\uDC00"), Map.of("\"q\"", "がカb\uD840\uDC00")));

    List<String> lines = Files.readAllLines(folder.resolve("DETAILS.txt"));
    assertThat(lines.get(0)).startsWith("{\"uid\": \"\\\"q\\\"\", ");
    assertThat(lines.subList(1, 4))
        .containsExactly(
            "  REF  : か A カ * \uD840\uDC00 ",
            "  HYP  : が * カ B \uD840\uDC00 ",
            "  EDIT : S  D    I    ");
  }

  @Test
  void writeTo_mixedCases_writesNormalisedTexts() throws IOException {
    write(report("en", REFERENCES, HYPOTHESES));

    assertThat(folder.resolve("ref.txt"))
        .hasContent("u1\tONE TWO\nu2\tTHREE\nu3\tFOUR FIVE\nu4\t\n");
    assertThat(folder.resolve("rec.txt")).hasContent("u1\tONE TOO\nu2\t\nu4\tHI\n");
  }

  @Test
  void writeTo_normalisedTexts_scoreTheSameWhenReadAgain() throws IOException {
    ScoreReport first = report("en", REFERENCES, HYPOTHESES);
    write(first);

    ScoreReport second =
        new Scorer("en", Normalizers.verbatim(), TokenUnit.WORD, new Aligner())
            .score(
                TranscriptFile.read(folder.resolve("ref.txt"), ErrorKind.USAGE).texts(),
                TranscriptFile.read(folder.resolve("rec.txt"), ErrorKind.USAGE).texts(),
                Map.of());

    assertThat(second.counts()).isEqualTo(first.counts());
    assertThat(second.missing()).isEqualTo(1);
    assertThat(second.empty()).isEqualTo(1);
  }

  @Test
  void writeTo_noReferences_writesNullRates() throws IOException {
    write(report("en", Map.of(), Map.of()));

    List<String> lines = Files.readAllLines(folder.resolve("RESULTS.txt"));
    JsonObject json = JsonParser.parseString(lines.get(0)).getAsJsonObject();
    assertThat(json.get("token_error_rate").isJsonNull()).isTrue();
    assertThat(json.get("sentence_error_rate").isJsonNull()).isTrue();
    assertThat(json.get("coverage").isJsonNull()).isTrue();
    assertThat(lines.get(1)).isEqualTo("%WER n/a [ 0 / 0, 0 ins, 0 del, 0 sub ]");
    assertThat(lines.get(2)).isEqualTo("%SER n/a [ 0 / 0 ]");
    assertThat(folder.resolve("DETAILS.txt")).isEmptyFile();
  }

  @Test
  void writeTo_otherLocaleAndOrder_writesTheSameBytes() throws IOException {
    write(report("en", REFERENCES, HYPOTHESES));
    Map<String, String> before = contents();
    Locale locale = Locale.getDefault();

    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      write(report("en", new TreeMap<>(REFERENCES).descendingMap(), new TreeMap<>(HYPOTHESES)));
    } finally {
      Locale.setDefault(locale);
    }

    assertThat(contents()).isEqualTo(before).hasSize(5);
  }

  @Test
  void writeTo_folderThatIsGone_namesTheFile() {
    ScoreReport report = report("en", REFERENCES, HYPOTHESES);

    ZooException error =
        catchThrowableOfType(
            ZooException.class,
            () -> report.writeTo(folder.resolve("gone"), new JsonObject(), key(report)));

    assertThat(error.kind()).isEqualTo(ErrorKind.NOT_FOUND);
    assertThat(error).hasMessageContaining("ref.txt");
  }

  @Test
  void resultsJson_manyUnknownIds_listsTwentyAndCountsAll() {
    Map<String, String> hypotheses = new TreeMap<>();
    for (int id = 0; id < 50; id++) {
      hypotheses.put("x" + id, "y");
    }

    ScoreReport report = report("en", Map.of("a", "b"), hypotheses);
    JsonObject json = report.resultsJson(new JsonObject(), key(report));

    assertThat(json.get("num_hyp_without_ref").getAsInt()).isEqualTo(50);
    assertThat(json.getAsJsonArray("unknown_ids")).hasSize(20);
    assertThat(report.unknownIds()).hasSize(50);
  }

  private void write(ScoreReport report) {
    JsonObject provenance = new JsonObject();
    provenance.addProperty("model", "m<1>");
    report.writeTo(folder, provenance, key(report));
  }

  private Map<String, String> contents() throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        contents.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    return contents;
  }

  private static ComparisonKey key(ScoreReport report) {
    return report.scorer().comparisonKey("sha256:00", ComparisonKey.SELECTION_ALL);
  }

  private static ScoreReport report(
      String language, Map<String, String> references, Map<String, String> hypotheses) {
    return Scorer.forLanguage(language).score(references, hypotheses, Map.of());
  }
}
