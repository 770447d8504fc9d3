package dev.modelzoo.report.site;

import dev.modelzoo.check.Printable;
import dev.modelzoo.report.html.Page;
import dev.modelzoo.report.rank.RankTable;
import dev.modelzoo.report.rank.RankedResult;
import dev.modelzoo.report.rank.RankedSelection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The first page.
 *
 * @param groups names for the choice above the heat map
 * @param notes what was left out
 */
public record IndexPage(
    Page page,
    String title,
    String subtitle,
    List<RankingView> rankings,
    HeatMap map,
    List<String> groups,
    List<String> notes) {
  static IndexPage of(SiteZoo zoo, SiteResults results, SitePlaces places, List<String> notes) {
    Map<String, RankTable> tables = results.groups().isEmpty() ? results.sets() : results.groups();
    List<RankingView> rankings = new ArrayList<>();
    tables.forEach(
        (title, table) ->
            rankings.add(
                RankingView.of("ranking-" + rankings.size(), title, table, places::model)));
    List<RankTable> groups = List.copyOf(results.groups().values());
    List<HeatMap.Column> columns =
        results.sets().values().stream()
            .map(table -> column(table, groups, results, places))
            .toList();
    String newest =
        results.all().stream().map(RankedResult::date).max(String::compareTo).orElse("");
    return new IndexPage(
        new Page(zoo.title(), List.of("report.css", "site.css"), List.of("site.js")),
        zoo.title(),
        "%s, %s, %s%s"
            .formatted(
                count(results.models().size(), "model"),
                count(results.sets().size(), "test set"),
                count(results.currentSize(), "result"),
                newest.isEmpty() ? "" : "; the newest of " + newest),
        rankings,
        HeatMap.of(results.sets(), order(results, tables), columns, places),
        groups.stream().map(table -> Printable.text(table.title())).toList(),
        Stream.concat(notes.stream(), notRanked(results.others()).stream()).toList());
  }

  /** A line for each set and reason. */
  private static List<String> notRanked(List<RankedSelection.NotRanked> others) {
    Map<String, Integer> reasons = new TreeMap<>();
    others.forEach(one -> reasons.merge(one.result().set() + ", " + one.reason(), 1, Integer::sum));
    return reasons.entrySet().stream()
        .map(
            reason ->
                "%s not ranked: %s."
                    .formatted(count(reason.getValue(), "result"), Printable.text(reason.getKey())))
        .toList();
  }

  private static String count(int number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }

  private static HeatMap.Column column(
      RankTable table, List<RankTable> groups, SiteResults results, SitePlaces places) {
    List<String> numbers = new ArrayList<>();
    for (int number = 0; number < groups.size(); number++) {
      if (groups.get(number).sets().contains(table.title())) {
        numbers.add(Integer.toString(number));
      }
    }
    return new HeatMap.Column(
        Printable.text(table.title()),
        places.set(table.title()),
        table.rateName(),
        results.isPrivate(table.title()),
        String.join(" ", numbers));
  }

  /** Of the models: as the tables have them, the rest by name. */
  private static List<String> order(SiteResults results, Map<String, RankTable> tables) {
    List<String> order = new ArrayList<>();
    tables
        .values()
        .forEach(table -> table.standings().forEach(one -> order.add(one.contender().model())));
    order.addAll(results.models());
    return order.stream().distinct().toList();
  }
}
