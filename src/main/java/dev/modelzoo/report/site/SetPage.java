package dev.modelzoo.report.site;

import dev.modelzoo.benchmark.Percentage;
import dev.modelzoo.check.Printable;
import dev.modelzoo.report.html.Page;
import dev.modelzoo.report.rank.RankTable;
import dev.modelzoo.report.rank.RankedResult;
import dev.modelzoo.report.rank.RankedSelection;
import dev.modelzoo.report.site.SiteZoo.Fact;
import java.util.ArrayList;
import java.util.List;

/**
 * The page of a test set.
 *
 * @param confidential whether its texts are not shown
 * @param others results that are not ranked, and why
 */
public record SetPage(
    Page page,
    String title,
    boolean confidential,
    List<Fact> facts,
    RankingView ranking,
    List<Link> reports,
    List<Other> others) {
  /** A page elsewhere in the site. */
  public record Link(String text, String href) {}

  /** A result that is not ranked. */
  public record Other(String model, String date, String rate, String why) {}

  static SetPage of(
      RankTable table, SiteZoo zoo, SiteResults results, SitePlaces places, boolean reports) {
    String set = table.title();
    RankedResult one = table.standings().get(0).results().get(0);
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("Utterances", Integer.toString(one.result().references())));
    facts.add(new Fact("Reference tokens", Long.toString(one.result().counts().referenceLength())));
    one.result()
        .comparison()
        .forEach(
            (name, value) ->
                facts.add(new Fact(name, value.isEmpty() ? "–" : Printable.text(value))));
    return new SetPage(
        new Page(set + " · " + zoo.title(), List.of("report.css", "site.css"), List.of("site.js")),
        Printable.text(set),
        results.isPrivate(set),
        facts,
        RankingView.of("ranking", "Ranking", table, model -> "../" + places.model(model)),
        reports && !results.isPrivate(set) ? reports(table, places) : List.of(),
        results.others().stream()
            .filter(other -> other.result().set().equals(set))
            .map(SetPage::other)
            .toList());
  }

  private static List<Link> reports(RankTable table, SitePlaces places) {
    return table.standings().stream()
        .map(one -> one.contender().model())
        .map(model -> new Link(Printable.text(model), "../" + places.report(model, table.title())))
        .toList();
  }

  private static Other other(RankedSelection.NotRanked other) {
    RankedResult result = other.result();
    return new Other(
        Printable.text(result.model()),
        result.date(),
        Percentage.withSign(result.result().counts().percentage()),
        Printable.text(other.reason()));
  }
}
