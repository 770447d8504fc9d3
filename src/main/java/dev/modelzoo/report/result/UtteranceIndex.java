package dev.modelzoo.report.result;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.modelzoo.report.html.DataBlock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * What a browser needs of all utterances at once, to list, sort and filter them: arrays with a
 * value for each, in the order of the result.
 */
final class UtteranceIndex {
  private final List<ScoredLine> lines;

  UtteranceIndex(List<ScoredLine> lines) {
    this.lines = lines;
  }

  DataBlock pack(
      ReportSource source,
      String rateName,
      List<GroupColumn> columns,
      Map<String, Double> seconds) {
    JsonObject json = new JsonObject();
    json.addProperty("rate", rateName);
    json.addProperty("chunk", TextChunk.SIZE);
    json.addProperty("rules", source.normalizer().isPresent());
    json.add("id", array(line -> line.id()));
    json.add("status", array(line -> line.status().equals("ok") ? "" : line.status()));
    json.add("S", numbers(line -> line.counts().substitutions()));
    json.add("D", numbers(line -> line.counts().deletions()));
    json.add("I", numbers(line -> line.counts().insertions()));
    json.add("N", numbers(line -> line.counts().referenceLength()));
    JsonArray durations = new JsonArray();
    lines.forEach(line -> durations.add(duration(seconds.getOrDefault(line.id(), Double.NaN))));
    json.add("seconds", seconds.isEmpty() ? JsonNull.INSTANCE : durations);
    json.add(
        "audio",
        source.audio().isEmpty()
            ? JsonNull.INSTANCE
            : array(line -> source.audio().getOrDefault(line.id(), "")));
    JsonArray groups = new JsonArray();
    columns.forEach(column -> groups.add(json(column)));
    json.add("columns", groups);
    return DataBlock.of("index", json.toString());
  }

  /** JSON has no other than finite numbers. */
  private static JsonElement duration(double seconds) {
    return Double.isFinite(seconds) ? new JsonPrimitive(seconds) : JsonNull.INSTANCE;
  }

  private static JsonObject json(GroupColumn column) {
    JsonObject json = new JsonObject();
    json.addProperty("name", column.name());
    json.addProperty("metadata", !column.ordered());
    json.addProperty("groups", ReportReading.isGrouping(column));
    JsonArray values = new JsonArray();
    column.values().forEach(values::add);
    json.add("values", values);
    JsonArray of = new JsonArray();
    column.of().forEach(of::add);
    json.add("of", of);
    return json;
  }

  private JsonArray array(Function<ScoredLine, String> value) {
    JsonArray array = new JsonArray(lines.size());
    lines.forEach(line -> array.add(value.apply(line)));
    return array;
  }

  private JsonArray numbers(ToLongFunction<ScoredLine> value) {
    JsonArray array = new JsonArray(lines.size());
    lines.forEach(line -> array.add(value.applyAsLong(line)));
    return array;
  }
}
