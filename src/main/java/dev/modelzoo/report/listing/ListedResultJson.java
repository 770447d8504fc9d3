package dev.modelzoo.report.listing;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.modelzoo.benchmark.ResultRecord;
import dev.modelzoo.report.ComparisonJson;
import java.util.List;

/** A list of results as one JSON object (docs/json.md). Rates are in per cent. */
public final class ListedResultJson {
  private static final String SCHEMA = "zoo-scores/1";

  private ListedResultJson() {}

  public static JsonObject of(List<ListedResult> results) {
    JsonObject json = new JsonObject();
    json.addProperty("schema", SCHEMA);
    JsonArray all = new JsonArray();
    results.forEach(result -> all.add(of(result)));
    json.add("results", all);
    return json;
  }

  private static JsonObject of(ListedResult result) {
    JsonObject json = new JsonObject();
    json.addProperty("role", result.role().map(ResultRecord.Role::label).orElse(null));
    json.addProperty("record", result.role().isPresent() ? result.name() : null);
    json.addProperty("folder", result.role().isPresent() ? null : result.name());
    json.addProperty("model", result.model());
    json.add(
        "version",
        result.version().isPresent()
            ? new JsonPrimitive(result.version().getAsInt())
            : JsonNull.INSTANCE);
    json.addProperty("model_digest", result.modelDigest());
    json.addProperty("set", result.set());
    json.addProperty("set_digest", result.setDigest());
    json.addProperty("made", result.made());
    json.addProperty("rate", ListedResultText.rateName(result));
    json.add("token_error_rate", ComparisonJson.number(result.counts().percentage()));
    ComparisonJson.addCounts(json, result.counts());
    json.addProperty("utterances", result.references());
    json.addProperty("answered", result.answered());
    json.add("results", result.results());
    return json;
  }
}
