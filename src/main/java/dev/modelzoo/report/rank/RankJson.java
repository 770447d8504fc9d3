package dev.modelzoo.report.rank;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.modelzoo.benchmark.OldResult;
import dev.modelzoo.benchmark.Percentage;
import dev.modelzoo.report.Comparison;
import java.util.List;
import java.util.OptionalDouble;

/** Tables as one JSON object (docs/formats.md). Rates are in per cent. */
public final class RankJson {
  private static final String SCHEMA = "zoo-rank/1";

  private RankJson() {}

  /**
   * All that was ranked and what was not.
   *
   * @param leftOut folders of results that were not blind
   */
  public static JsonObject of(
      List<RankTable> tables,
      List<OldResult> old,
      List<String> leftOut,
      List<RankedSelection.NotRanked> notRanked) {
    JsonObject json = new JsonObject();
    json.addProperty("schema", SCHEMA);
    json.addProperty("level", Comparison.SIGNIFICANT);
    JsonArray all = new JsonArray();
    tables.forEach(table -> all.add(table(table)));
    json.add("tables", all);
    JsonArray oldRule = new JsonArray();
    for (OldResult one : old) {
      JsonObject row = new JsonObject();
      row.addProperty("folder", one.folder().toString());
      row.add("token_error_rate", one.json().get("token_error_rate"));
      row.add("num_ref_utts", one.json().get("num_ref_utts"));
      row.add("num_eval_utts", one.json().get("num_eval_utts"));
      oldRule.add(row);
    }
    json.add("old_rule", oldRule);
    JsonArray notBlind = new JsonArray();
    leftOut.forEach(notBlind::add);
    json.add("not_blind", notBlind);
    json.add("not_ranked", notRanked(notRanked));
    return json;
  }

  private static JsonArray notRanked(List<RankedSelection.NotRanked> results) {
    JsonArray all = new JsonArray();
    for (RankedSelection.NotRanked one : results) {
      JsonObject row = new JsonObject();
      row.addProperty("folder", one.result().result().folder().toString());
      row.addProperty("model", one.result().model());
      row.addProperty("set", one.result().set());
      row.addProperty("reason", one.reason());
      all.add(row);
    }
    return all;
  }

  private static JsonObject table(RankTable table) {
    JsonObject json = new JsonObject();
    json.addProperty("title", table.title());
    json.addProperty("group", table.group());
    json.add("sets", texts(table.sets()));
    json.addProperty("rate", table.rateName());
    json.addProperty("blocks", table.blocks());
    JsonArray models = new JsonArray();
    table.standings().forEach(one -> models.add(standing(one)));
    json.add("models", models);
    JsonArray pairs = new JsonArray();
    table.pairs().forEach(pair -> pairs.add(pair(table, pair)));
    json.add("pairs", pairs);
    return json;
  }

  private static JsonObject standing(Standing one) {
    JsonObject json = new JsonObject();
    json.add(
        "rank",
        one.rank().isPresent() ? new JsonPrimitive(one.rank().getAsInt()) : JsonNull.INSTANCE);
    json.addProperty("model", one.contender().model());
    json.add("model_digest", textOrNull(one.contender().digest()));
    json.add("token_error_rate", number(one.counts().percentage()));
    json.add("low", number(RankCsv.percentage(one.interval().map(found -> found.low()))));
    json.add("high", number(RankCsv.percentage(one.interval().map(found -> found.high()))));
    json.add("macro", number(one.macro()));
    json.addProperty("C", one.counts().correct());
    json.addProperty("S", one.counts().substitutions());
    json.addProperty("I", one.counts().insertions());
    json.addProperty("D", one.counts().deletions());
    json.addProperty("answered", one.answered());
    json.addProperty("references", one.references());
    json.add("rtf", number(one.realTimeFactor()));
    json.addProperty("network", one.network());
    json.addProperty("blind", one.blind());
    json.add("date", textOrNull(one.date()));
    json.add("missing", texts(one.missing()));
    JsonArray results = new JsonArray();
    for (RankedResult result : one.results()) {
      JsonObject row = new JsonObject();
      row.addProperty("set", result.set());
      row.addProperty("folder", result.result().folder().toString());
      row.addProperty("comparison_key", result.comparisonKey());
      results.add(row);
    }
    json.add("results", results);
    return json;
  }

  private static JsonObject pair(RankTable table, PairTest pair) {
    JsonObject json = new JsonObject();
    json.addProperty("first", table.standings().get(pair.first()).name());
    json.addProperty("second", table.standings().get(pair.second()).name());
    json.add("mapsswe_p", number(pair.mapsswe()));
    json.add("bootstrap_p", number(pair.bootstrap()));
    json.addProperty("adjusted_p", Percentage.shortest(pair.adjusted()));
    json.addProperty("significant", pair.isSignificant());
    return json;
  }

  private static JsonArray texts(List<String> texts) {
    JsonArray array = new JsonArray();
    texts.forEach(array::add);
    return array;
  }

  private static JsonElement textOrNull(String text) {
    return text.isEmpty() ? JsonNull.INSTANCE : new JsonPrimitive(text);
  }

  private static JsonElement number(OptionalDouble value) {
    return value.isEmpty()
        ? JsonNull.INSTANCE
        : new JsonPrimitive(Percentage.shortest(value.getAsDouble()));
  }
}
