package dev.modelzoo.report.site;

import dev.modelzoo.benchmark.Percentage;
import dev.modelzoo.check.Printable;
import dev.modelzoo.report.rank.RankTable;
import dev.modelzoo.report.rank.Standing;
import dev.modelzoo.report.result.Bar;
import dev.modelzoo.scoring.statistics.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;

/**
 * A table with a bar for each model, as a page shows it.
 *
 * @param id of its element
 * @param note how many models, sets and pairs
 * @param caution what to know before believing the ranks; empty if there is nothing
 * @param scale what the full length of a bar stands for, in per cent
 * @param macroOver what the macro average is over
 */
public record RankingView(
    String id,
    String title,
    String note,
    String caution,
    String rateName,
    String scale,
    String macroOver,
    List<Row> rows) {
  /**
   * A model.
   *
   * @param rank empty if it lacks a set
   * @param href of its page
   * @param warnings what one should know before believing the score
   */
  public record Row(
      String rank,
      String model,
      String href,
      String rate,
      String range,
      Bar bar,
      String macro,
      String coverage,
      String realTimeFactor,
      String date,
      List<String> warnings) {}

  /** {@code href}: of a model's page. */
  static RankingView of(String id, String title, RankTable table, UnaryOperator<String> href) {
    double scale =
        Scale.above(table.standings().stream().mapToDouble(RankingView::reach).toArray());
    List<Row> rows = new ArrayList<>();
    for (Standing one : table.standings()) {
      rows.add(row(one, scale, href.apply(one.contender().model())));
    }
    long ranked = table.standings().stream().filter(Standing::isComplete).count();
    return new RankingView(
        id,
        Printable.text(title),
        "%d of %d models have results of %s"
            .formatted(
                ranked,
                table.standings().size(),
                table.sets().size() == 1 ? "it" : "all %d sets".formatted(table.sets().size())),
        table.caution().orElse(""),
        table.rateName(),
        Scale.text(scale),
        table.group() ? "test sets" : "speakers or utterances",
        rows);
  }

  private static Row row(Standing one, double scale, String href) {
    OptionalDouble percentage = one.counts().percentage();
    return new Row(
        one.rank().isPresent() ? Integer.toString(one.rank().getAsInt()) : "",
        Printable.text(one.contender().model()),
        href,
        Percentage.twoDecimals(percentage),
        one.interval().map(RankingView::range).orElse(""),
        Bar.of(percentage.orElse(0) / 100, one.interval(), scale),
        Percentage.twoDecimals(one.macro()),
        Percentage.twoDecimals(one.coverage()),
        realTimeFactor(one.realTimeFactor()),
        one.date(),
        warnings(one));
  }

  static String range(Interval interval) {
    return "%s – %s"
        .formatted(
            Percentage.twoDecimals(OptionalDouble.of(100 * interval.low())),
            Percentage.twoDecimals(OptionalDouble.of(100 * interval.high())));
  }

  static String realTimeFactor(OptionalDouble factor) {
    return factor.isEmpty() ? "" : String.format(Locale.ROOT, "%.3f", factor.getAsDouble());
  }

  private static double reach(Standing one) {
    return Math.max(
        one.counts().percentage().orElse(0) / 100, one.interval().map(Interval::high).orElse(0.0));
  }

  private static List<String> warnings(Standing one) {
    List<String> warnings = new ArrayList<>();
    if (!one.isComplete()) {
      String first = Printable.text(one.missing().get(0));
      int more = one.missing().size() - 1;
      warnings.add("lacks " + (more == 0 ? first : "%s and %d more".formatted(first, more)));
    }
    if (one.answered() < one.references()) {
      warnings.add("%d unanswered".formatted(one.references() - one.answered()));
    }
    if (!one.blind()) {
      warnings.add("not blind");
    }
    if (!one.network().equals("none") && !one.network().equals("?")) {
      warnings.add("network: " + Printable.text(one.network()));
    }
    return warnings;
  }
}
