package dev.modelzoo.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.modelzoo.benchmark.BenchmarkResult;
import dev.modelzoo.benchmark.Reproduction;
import dev.modelzoo.benchmark.Reproduction.Difference;
import dev.modelzoo.benchmark.ResultRecord;
import dev.modelzoo.scoring.ErrorCounts;
import java.util.Locale;
import java.util.Optional;

/** A reproduction as one JSON object (docs/formats.md). Rates and differences are in per cent. */
public final class ReproductionJson {
  private static final String SCHEMA = "zoo-reproduce/1";

  private ReproductionJson() {}

  /** {@code recordName}: that of the published record. */
  public static JsonObject of(
      Reproduction reproduction,
      String recordName,
      ResultRecord published,
      BenchmarkResult result,
      double tolerance) {
    JsonObject json = new JsonObject();
    json.addProperty("schema", SCHEMA);
    json.addProperty("verdict", reproduction.verdict().name().toLowerCase(Locale.ROOT));
    json.addProperty("tolerance", tolerance);
    json.add("difference", ComparisonJson.number(reproduction.difference()));
    json.addProperty("model", published.model().value());
    json.addProperty("version", published.version());
    json.addProperty("model_digest", published.modelDigest().toString());
    json.addProperty("set", published.set().value());
    json.addProperty("set_digest", published.setDigest().toString());
    json.add("published", published(reproduction, recordName, published));
    json.add("here", here(reproduction, result));
    json.add("rule_changes", ruleChanges(reproduction));
    json.addProperty("utterances", result.report().references());
    json.addProperty("differing", reproduction.differing());
    JsonArray shown = new JsonArray();
    reproduction.differences().forEach(difference -> shown.add(utterance(difference)));
    json.add("differences", shown);
    return json;
  }

  private static JsonObject published(
      Reproduction reproduction, String recordName, ResultRecord record) {
    JsonObject json = new JsonObject();
    json.addProperty("record", recordName);
    json.addProperty("role", record.role().label());
    json.addProperty("created", record.created().toString());
    addScore(json, reproduction.claimed());
    JsonObject rescored = new JsonObject();
    addScore(rescored, reproduction.rescored());
    json.add("rescored", rescored);
    json.addProperty("claim_is_wrong", reproduction.isClaimWrong());
    json.add("results", record.results());
    return json;
  }

  private static JsonObject here(Reproduction reproduction, BenchmarkResult result) {
    JsonObject json = new JsonObject();
    json.addProperty("folder", result.runFolder().toString());
    addScore(json, reproduction.here());
    json.add("results", result.report().resultsJson(result.provenance(), result.comparisonKey()));
    return json;
  }

  private static JsonObject ruleChanges(Reproduction reproduction) {
    JsonObject changes = new JsonObject();
    reproduction
        .ruleChanges()
        .forEach(
            (part, change) -> {
              JsonObject both = new JsonObject();
              both.addProperty("published", change.published());
              both.addProperty("here", change.here());
              changes.add(part, both);
            });
    return changes;
  }

  private static JsonObject utterance(Difference difference) {
    JsonObject json = new JsonObject();
    json.addProperty("uid", difference.id());
    json.addProperty("same_tokens", difference.sameTokens());
    JsonObject published = ComparisonJson.side(difference.published());
    published.add("text", text(difference.publishedText()));
    JsonObject here = ComparisonJson.side(difference.here());
    here.add("text", text(difference.hereText()));
    json.add("published", published);
    json.add("here", here);
    return json;
  }

  private static JsonElement text(Optional<String> text) {
    return text.<JsonElement>map(JsonPrimitive::new).orElse(JsonNull.INSTANCE);
  }

  private static void addScore(JsonObject json, ErrorCounts counts) {
    ComparisonJson.addCounts(json, counts);
    json.add("token_error_rate", ComparisonJson.number(counts.percentage()));
  }
}
