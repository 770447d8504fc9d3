package dev.modelzoo.report.site;

import dev.modelzoo.benchmark.Percentage;
import dev.modelzoo.check.Printable;
import dev.modelzoo.report.html.Page;
import dev.modelzoo.report.rank.RankTable;
import dev.modelzoo.report.rank.RankedResult;
import dev.modelzoo.report.rank.Standing;
import dev.modelzoo.report.result.Bar;
import dev.modelzoo.report.site.SiteZoo.Card;
import dev.modelzoo.report.site.SiteZoo.Fact;
import dev.modelzoo.scoring.statistics.Interval;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The page of a model.
 *
 * @param readme as it is written; empty if there is none
 * @param scores of the version that is ranked
 * @param versions that have results, the oldest first
 * @param history all its results by set, where there is more than the one that is ranked
 */
public record ModelPage(
    Page page,
    String title,
    List<Fact> facts,
    String readme,
    List<Score> scores,
    List<Version> versions,
    List<History> history,
    String scale) {
  /** {@code rank} with the number of those ranked; {@code report}: a link, or empty. */
  public record Score(
      String title,
      String href,
      String rank,
      String rateName,
      String rate,
      String range,
      Bar bar,
      String report) {}

  /** {@code number}: under which it is pinned, or empty. */
  public record Version(String number, String digest, String dates, int results) {}

  /** Of one set. */
  public record History(String set, String href, List<Point> points) {}

  /** A result. */
  public record Point(
      String date, String version, String rate, String range, Bar bar, String note) {}

  static ModelPage of(
      String model, SiteZoo zoo, SiteResults results, SitePlaces places, boolean reports) {
    Card card = zoo.card(model);
    List<RankedResult> all =
        results.all().stream().filter(one -> one.model().equals(model)).toList();
    double scale = Scale.above(all.stream().mapToDouble(ModelPage::reach).toArray());
    return new ModelPage(
        new Page(
            model + " · " + zoo.title(), List.of("report.css", "site.css"), List.of("site.js")),
        Printable.text(model),
        card.facts(),
        card.readme(),
        new Scores(model, results, places, scale, reports).all(),
        versions(all, card),
        history(all, card, results, places, scale),
        Scale.text(scale));
  }

  /** Makes the rows of {@link ModelPage#scores}. */
  private record Scores(
      String model, SiteResults results, SitePlaces places, double scale, boolean reports) {
    List<Score> all() {
      List<Score> scores = new ArrayList<>();
      results.groups().values().forEach(table -> add(scores, table, "", ""));
      results
          .sets()
          .forEach(
              (set, table) ->
                  add(
                      scores,
                      table,
                      "../" + places.set(set),
                      reports && !results.isPrivate(set) ? "../" + places.report(model, set) : ""));
      return scores;
    }

    private void add(List<Score> scores, RankTable table, String href, String report) {
      long ranked = table.standings().stream().filter(Standing::isComplete).count();
      table.standings().stream()
          .filter(one -> one.contender().model().equals(model) && one.isComplete())
          .forEach(one -> scores.add(score(one, table, href, report, ranked)));
    }

    private Score score(Standing one, RankTable table, String href, String report, long ranked) {
      return new Score(
          Printable.text(table.title()),
          href,
          "%d of %d".formatted(one.rank().orElse(0), ranked),
          table.rateName(),
          Percentage.twoDecimals(one.counts().percentage()),
          one.interval().map(RankingView::range).orElse(""),
          Bar.of(one.counts().percentage().orElse(0) / 100, one.interval(), scale),
          report);
    }
  }

  private static double reach(RankedResult one) {
    return Math.max(
        one.result().counts().percentage().orElse(0) / 100,
        one.interval().map(Interval::high).orElse(0.0));
  }

  private static List<Version> versions(List<RankedResult> all, Card card) {
    Map<String, List<RankedResult>> byDigest = new LinkedHashMap<>();
    all.forEach(
        one -> byDigest.computeIfAbsent(one.modelDigest(), digest -> new ArrayList<>()).add(one));
    List<Version> versions = new ArrayList<>();
    byDigest.forEach(
        (digest, results) -> {
          String first = results.get(0).date();
          String last = results.get(results.size() - 1).date();
          versions.add(
              new Version(
                  number(digest, card),
                  digest.isEmpty() ? "not known" : digest,
                  first.equals(last) ? first : first + " – " + last,
                  results.size()));
        });
    return versions;
  }

  private static String number(String digest, Card card) {
    return Optional.ofNullable(card.versions().get(digest)).map(n -> "v" + n).orElse("");
  }

  private static List<History> history(
      List<RankedResult> all, Card card, SiteResults results, SitePlaces places, double scale) {
    Map<String, List<Point>> bySet = new LinkedHashMap<>();
    for (RankedResult one : all) {
      String number = number(one.modelDigest(), card);
      bySet
          .computeIfAbsent(one.set(), set -> new ArrayList<>())
          .add(
              new Point(
                  one.date(),
                  number.isEmpty() ? one.modelDigest().replaceAll("^.*:(.{8}).*", "$1") : number,
                  Percentage.twoDecimals(one.result().counts().percentage()),
                  one.interval().map(RankingView::range).orElse(""),
                  Bar.of(one.result().counts().percentage().orElse(0) / 100, one.interval(), scale),
                  results.isCurrent(one) ? "ranked" : ""));
    }
    List<History> history = new ArrayList<>();
    bySet.forEach(
        (set, points) -> {
          if (points.size() > 1) {
            String href = results.sets().containsKey(set) ? "../" + places.set(set) : "";
            history.add(new History(Printable.text(set), href, points));
          }
        });
    return history;
  }
}
