package dev.modelzoo.report.listing;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.modelzoo.benchmark.ComparisonKey;
import dev.modelzoo.benchmark.Percentage;
import dev.modelzoo.benchmark.ResultRecord;
import dev.modelzoo.check.Printable;
import dev.modelzoo.report.TextColumns;
import dev.modelzoo.text.TokenUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A list of results as lines for people. */
public final class ListedResultText {
  private static final int SHOWN_DIGITS = "sha256:".length() + 12;
  private static final int RATE = 3;
  private static final int COLUMNS = 8;

  private ListedResultText() {}

  /**
   * A line each: where it is, model and version, set, rate, how many utterances were answered,
   * when, how it was run, and its name.
   */
  public static List<String> lines(List<ListedResult> results) {
    List<Boolean> numbers = new ArrayList<>();
    for (int column = 0; column < COLUMNS; column++) {
      numbers.add(column == RATE);
    }
    return TextColumns.lines(results.stream().map(ListedResultText::cells).toList(), numbers);
  }

  private static List<String> cells(ListedResult result) {
    return List.of(
        result.role().isPresent() ? "published" : "here",
        "%s %s".formatted(Printable.text(result.model()), version(result)),
        Printable.text(result.set()),
        rateName(result) + " " + Percentage.withSign(result.counts().percentage()),
        answered(result),
        Printable.text(result.made()),
        run(result),
        Printable.text(result.name()));
  }

  private static String version(ListedResult result) {
    if (result.version().isPresent()) {
      return "v" + result.version().getAsInt();
    }
    String digest = Printable.text(result.modelDigest());
    return digest.isEmpty() ? "-" : digest.substring(0, Math.min(SHOWN_DIGITS, digest.length()));
  }

  /** CER, WER or MER. */
  static String rateName(ListedResult result) {
    String unit = text(result.results(), "unit");
    return Arrays.stream(TokenUnit.values())
        .filter(known -> known.label().equals(unit))
        .findFirst()
        .map(TokenUnit::rateName)
        .orElse("rate");
  }

  private static String answered(ListedResult result) {
    String selection = selection(result);
    return "%d of %d%s"
        .formatted(
            result.answered(),
            result.references(),
            selection.equals(ComparisonKey.SELECTION_ALL) ? "" : " (" + selection + ")");
  }

  private static String selection(ListedResult result) {
    String selection = text(object(result.results(), "comparison"), "selection");
    return selection.isEmpty() ? "?" : Printable.text(selection);
  }

  private static String run(ListedResult result) {
    JsonObject provenance = object(result.results(), "provenance");
    List<String> words = new ArrayList<>();
    result.role().map(ResultRecord.Role::label).ifPresent(words::add);
    String engine = text(provenance, "engine");
    if (!engine.isEmpty()) {
      words.add(Printable.text(engine));
      if (!text(provenance, "blind").equals("true")) {
        words.add("not blind");
      }
    }
    return words.isEmpty() ? "-" : String.join(", ", words);
  }

  static JsonObject object(JsonObject json, String name) {
    return json.get(name) instanceof JsonObject found ? found : new JsonObject();
  }

  static String text(JsonObject json, String name) {
    JsonElement value = json.get(name);
    return value == null || !value.isJsonPrimitive() ? "" : value.getAsString();
  }
}
