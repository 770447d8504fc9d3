package dev.modelzoo.benchmark;

import com.google.gson.FormattingStyle;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.modelzoo.scoring.ErrorCounts;
import java.io.IOException;
import java.io.Writer;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * RESULTS.txt: one JSON object in line 1, then the two lines that Kaldi prints, then a blank line.
 * The object starts with the keys that the leaderboard's scorers write, in their order.
 */
final class ResultsFile {
  static final String SCHEMA = "zoo-results/1";

  /** More are only counted: the object is one line that people look at. */
  private static final int NAMED_UNKNOWN_IDS = 20;

  private static final Gson GSON =
      new GsonBuilder()
          .setFormattingStyle(FormattingStyle.COMPACT.withSpaceAfterSeparators(true))
          .disableHtmlEscaping()
          .serializeNulls()
          .create();

  private ResultsFile() {}

  static String oneLine(JsonObject json) {
    return GSON.toJson(json);
  }

  /** A string as it stands in JSON. */
  static String quoted(String text) {
    for (int index = 0; index < text.length(); index++) {
      char character = text.charAt(index);
      if (character < ' ' || character > '~' || character == '"' || character == '\\') {
        return GSON.toJson(text);
      }
    }
    return '"' + text + '"';
  }

  static void write(ScoreReport report, JsonObject json, Writer out) throws IOException {
    out.append(oneLine(json)).append('\n');
    out.append(werLine(report.totals())).append('\n');
    out.append(serLine(report.totals())).append('\n');
    out.append('\n');
  }

  static JsonObject json(ScoreReport report, JsonObject provenance, ComparisonKey key) {
    Scorer scorer = report.scorer();
    JsonObject json = new JsonObject();
    boolean modified = scorer.hasAlternatives();
    addTotals(json, report.totals(), modified);
    json.addProperty("schema", SCHEMA);
    json.addProperty("unit", scorer.unit().label());
    json.addProperty("normalizer", scorer.normalizer().id());
    json.addProperty("language", scorer.language());
    addNumber(json, "coverage", report.coverage());
    json.addProperty("missing", report.missing());
    json.addProperty("empty", report.empty());
    json.add("unknown_ids", unknownIds(report));
    JsonObject compat = new JsonObject();
    addTotals(compat, report.compat(), modified);
    json.add("compat_speechio", compat);
    json.addProperty("comparison_key", key.digest().toString());
    json.add("comparison", key.toJson());
    json.add("provenance", provenance);
    report.uncertainty().addTo(json);
    return json;
  }

  static void addTotals(JsonObject json, ScoreTotals totals) {
    addTotals(json, totals, false);
  }

  /** {@code modified}: with the rate that only the leaderboard's scorer for English prints. */
  static void addTotals(JsonObject json, ScoreTotals totals, boolean modified) {
    ErrorCounts counts = totals.counts();
    json.addProperty("num_ref_utts", totals.references());
    json.addProperty("num_hyp_utts", totals.hypotheses());
    json.addProperty("num_eval_utts", totals.evaluated());
    json.addProperty("num_hyp_without_ref", totals.unknown());
    json.addProperty("C", counts.correct());
    json.addProperty("S", counts.substitutions());
    json.addProperty("I", counts.insertions());
    json.addProperty("D", counts.deletions());
    addNumber(json, "token_error_rate", counts.percentage());
    if (modified) {
      addNumber(json, "modified_token_error_rate", counts.modifiedPercentage());
    }
    json.addProperty("num_utts_with_error", totals.withErrors());
    addNumber(json, "sentence_error_rate", totals.sentenceErrorPercentage());
  }

  static void addNumber(JsonObject json, String name, OptionalDouble value) {
    json.add(
        name,
        value.isEmpty()
            ? JsonNull.INSTANCE
            : new JsonPrimitive(Percentage.shortest(value.getAsDouble())));
  }

  private static JsonArray unknownIds(ScoreReport report) {
    JsonArray ids = new JsonArray();
    report.unknownIds().stream().limit(NAMED_UNKNOWN_IDS).forEach(ids::add);
    return ids;
  }

  private static String werLine(ScoreTotals totals) {
    ErrorCounts counts = totals.counts();
    return String.format(
        Locale.ROOT,
        "%%WER %s [ %d / %d, %d ins, %d del, %d sub ]",
        Percentage.twoDecimals(counts.percentage()),
        counts.errors(),
        counts.referenceLength(),
        counts.insertions(),
        counts.deletions(),
        counts.substitutions());
  }

  private static String serLine(ScoreTotals totals) {
    return String.format(
        Locale.ROOT,
        "%%SER %s [ %d / %d ]",
        Percentage.twoDecimals(totals.sentenceErrorPercentage()),
        totals.withErrors(),
        totals.evaluated());
  }
}
