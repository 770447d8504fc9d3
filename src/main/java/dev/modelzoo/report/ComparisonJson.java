package dev.modelzoo.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.modelzoo.benchmark.Percentage;
import dev.modelzoo.benchmark.SavedResult;
import dev.modelzoo.benchmark.ScoredUtterance;
import dev.modelzoo.report.Comparison.Group;
import dev.modelzoo.scoring.Edit;
import dev.modelzoo.scoring.ErrorCounts;
import dev.modelzoo.scoring.statistics.Bootstrap;
import dev.modelzoo.scoring.statistics.Interval;
import dev.modelzoo.scoring.statistics.MatchedPairs;
import java.util.Optional;
import java.util.OptionalDouble;

/** A comparison as one JSON object (docs/formats.md). Rates and differences are in per cent. */
public final class ComparisonJson {
  private static final String SCHEMA = "zoo-compare/1";

  private ComparisonJson() {}

  /** {@code column}: what the groups are by, if there are any. */
  public static JsonObject of(Comparison comparison, Optional<String> column) {
    Bootstrap bootstrap = comparison.bootstrap();
    JsonObject json = new JsonObject();
    json.addProperty("schema", SCHEMA);
    json.addProperty("comparison_key", comparison.first().comparisonKey());
    json.add("first", result(comparison.first(), comparison.firstInterval()));
    json.add("second", result(comparison.second(), comparison.secondInterval()));
    json.add(
        "difference",
        rate(
            ComparisonText.difference(comparison.first().counts(), comparison.second().counts()),
            bootstrap.difference()));
    json.add("mapsswe", mapsswe(comparison.matchedPairs()));
    json.add("bootstrap", bootstrap(comparison));
    json.addProperty("utterances", comparison.utterances());
    json.addProperty("first_better", comparison.firstBetter());
    json.addProperty("second_better", comparison.secondBetter());
    json.addProperty("alike", comparison.alike());
    column.ifPresent(name -> json.add("by", groups(comparison, name)));
    JsonArray worst = new JsonArray();
    comparison.worst().forEach(pair -> worst.add(utterance(pair)));
    json.add("worst", worst);
    return json;
  }

  private static JsonObject result(SavedResult result, Optional<Interval> interval) {
    ErrorCounts counts = result.counts();
    JsonObject json = new JsonObject();
    json.addProperty("folder", result.folder().toString());
    addCounts(json, counts);
    rate(counts.percentage(), interval).entrySet().forEach(e -> json.add(e.getKey(), e.getValue()));
    return json;
  }

  private static JsonObject rate(OptionalDouble percentage, Optional<Interval> interval) {
    JsonObject json = new JsonObject();
    json.add("token_error_rate", number(percentage));
    json.add("low", number(percentage(interval.map(Interval::low))));
    json.add("high", number(percentage(interval.map(Interval::high))));
    return json;
  }

  private static JsonObject mapsswe(MatchedPairs pairs) {
    JsonObject json = new JsonObject();
    json.addProperty("segments", pairs.segments());
    json.add("mean_difference", number(pairs.meanDifference()));
    json.add("z", number(pairs.zScore()));
    json.add("p", number(pairs.pValue()));
    return json;
  }

  private static JsonObject bootstrap(Comparison comparison) {
    JsonObject json = new JsonObject();
    json.addProperty("level", Bootstrap.LEVEL);
    json.addProperty("replicates", Bootstrap.REPLICATES);
    json.addProperty("blocks", comparison.blocks());
    json.addProperty("block_count", comparison.blockCount());
    json.add("p", number(comparison.bootstrap().pValue()));
    return json;
  }

  private static JsonObject groups(Comparison comparison, String column) {
    JsonArray groups = new JsonArray();
    for (Group group : comparison.by()) {
      JsonObject json = new JsonObject();
      json.addProperty("value", group.value());
      json.addProperty("utterances", group.utterances());
      json.add("first", number(group.first().percentage()));
      json.add("second", number(group.second().percentage()));
      json.add(
          "difference",
          rate(
              ComparisonText.difference(group.first(), group.second()),
              group.bootstrap().difference()));
      groups.add(json);
    }
    JsonObject json = new JsonObject();
    json.addProperty("column", column);
    json.add("groups", groups);
    return json;
  }

  private static JsonObject utterance(PairedUtterance pair) {
    JsonObject json = new JsonObject();
    json.addProperty("uid", pair.id());
    json.addProperty("difference", pair.difference());
    json.add("first", side(pair.first()));
    json.add("second", side(pair.second()));
    return json;
  }

  static JsonObject side(ScoredUtterance utterance) {
    JsonObject json = new JsonObject();
    json.addProperty("status", utterance.status());
    addCounts(json, utterance.counts());
    JsonArray edits = new JsonArray();
    for (Edit edit : utterance.alignment().edits()) {
      JsonArray row = new JsonArray();
      row.add(edit.kind().name().substring(0, 1));
      row.add(edit.reference());
      row.add(edit.hypothesis());
      edits.add(row);
    }
    json.add("edits", edits);
    return json;
  }

  /** Adds C, S, I and D. */
  public static void addCounts(JsonObject json, ErrorCounts counts) {
    json.addProperty("C", counts.correct());
    json.addProperty("S", counts.substitutions());
    json.addProperty("I", counts.insertions());
    json.addProperty("D", counts.deletions());
  }

  /** The shortest decimal that is the same number; null if there is none. */
  public static JsonElement number(OptionalDouble value) {
    return value.isEmpty()
        ? JsonNull.INSTANCE
        : new JsonPrimitive(Percentage.shortest(value.getAsDouble()));
  }

  private static OptionalDouble percentage(Optional<Double> rate) {
    return rate.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(100 * rate.get());
  }
}
