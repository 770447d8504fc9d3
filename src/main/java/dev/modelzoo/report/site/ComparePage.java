package dev.modelzoo.report.site;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.modelzoo.benchmark.Percentage;
import dev.modelzoo.report.html.DataBlock;
import dev.modelzoo.report.html.Page;
import dev.modelzoo.report.rank.PairTest;
import dev.modelzoo.report.rank.RankTable;
import dev.modelzoo.report.rank.Standing;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The page that holds two models against each other. Scores stand in it; texts of a set are loaded
 * when somebody asks for them.
 *
 * @param models in the order of the choice
 */
public record ComparePage(Page page, List<String> models, List<DataBlock> data) {
  private static final List<String> SCRIPTS =
      List.of("inflate.js", "data.js", "text.js", "align.js", "beside.js", "compare.js");

  static ComparePage of(SiteZoo zoo, SiteResults results, SitePlaces places) {
    List<String> models = List.copyOf(results.models());
    JsonArray names = new JsonArray();
    models.forEach(names::add);
    JsonArray tables = new JsonArray();
    for (Map<String, RankTable> kind : List.of(results.groups(), results.sets())) {
      kind.values().forEach(table -> tables.add(table(table, models, results, places)));
    }
    JsonObject json = new JsonObject();
    json.add("models", names);
    json.add("tables", tables);
    return new ComparePage(
        new Page(
            "Compare · " + zoo.title(),
            List.of("report.css", "aligned.css", "site.css", "compare.css"),
            SCRIPTS,
            true),
        models,
        List.of(DataBlock.of("scores", json.toString())));
  }

  private static JsonObject table(
      RankTable table, List<String> models, SiteResults results, SitePlaces places) {
    JsonObject json = new JsonObject();
    json.addProperty("title", table.title());
    json.addProperty("rate", table.rateName());
    JsonObject scores = new JsonObject();
    // What lacks a set has a rate over other utterances: nothing to hold against the others.
    for (Standing one : table.standings().stream().filter(Standing::isComplete).toList()) {
      String model = one.contender().model();
      JsonArray score = new JsonArray();
      score.add(number(one.counts().percentage()));
      score.add(one.interval().map(RankingView::range).orElse(""));
      boolean shown = !table.group() && !results.isPrivate(table.title());
      score.add(shown ? places.transcripts(model, table.title()) : "");
      scores.add(Integer.toString(models.indexOf(model)), score);
    }
    json.add("scores", scores);
    if (!table.group()) {
      json.addProperty("private", results.isPrivate(table.title()));
      if (!results.isPrivate(table.title())) {
        json.addProperty("references", places.references(table.title()));
      }
    }
    JsonArray pairs = new JsonArray();
    for (PairTest pair : table.pairs()) {
      JsonArray row = new JsonArray();
      row.add(models.indexOf(table.standings().get(pair.first()).contender().model()));
      row.add(models.indexOf(table.standings().get(pair.second()).contender().model()));
      row.add(Math.round(pair.adjusted() * 1e6) / 1e6);
      pairs.add(row);
    }
    json.add("pairs", pairs);
    return json;
  }

  private static JsonElement number(OptionalDouble value) {
    return value.isEmpty()
        ? JsonNull.INSTANCE
        : new JsonPrimitive(Percentage.shortest(value.getAsDouble()));
  }
}
