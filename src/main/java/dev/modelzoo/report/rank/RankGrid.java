package dev.modelzoo.report.rank;

import dev.modelzoo.benchmark.Percentage;
import dev.modelzoo.check.Printable;
import dev.modelzoo.scoring.statistics.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * The cells of a table as people read them.
 *
 * @param numbers whether a column holds numbers, which end at its right side
 */
public record RankGrid(List<String> headings, List<Boolean> numbers, List<List<String>> rows) {
  private static final String NONE = "-";

  public RankGrid {
    headings = List.copyOf(headings);
    numbers = List.copyOf(numbers);
    rows = List.copyOf(rows);
  }

  /** Of one table, its standings in their order. */
  public static RankGrid of(RankTable table) {
    List<List<String>> rows = new ArrayList<>();
    table.standings().forEach(one -> rows.add(row(one)));
    RankGrid grid =
        new RankGrid(
            List.of(
                "rank",
                "model",
                table.rateName(),
                "95 % interval",
                "macro",
                "coverage",
                "RTF",
                "network",
                "blind",
                "date",
                "lacks"),
            List.of(true, false, true, true, true, true, true, false, false, false, false),
            rows);
    boolean complete = table.standings().stream().allMatch(Standing::isComplete);
    return complete ? grid.withoutLast() : grid;
  }

  private RankGrid withoutLast() {
    int columns = headings.size() - 1;
    return new RankGrid(
        headings.subList(0, columns),
        numbers.subList(0, columns),
        rows.stream().map(row -> row.subList(0, columns)).toList());
  }

  private static List<String> row(Standing one) {
    return List.of(
        one.rank().isPresent() ? Integer.toString(one.rank().getAsInt()) : NONE,
        Printable.text(one.name()),
        Percentage.withSign(one.counts().percentage()),
        one.interval().map(RankGrid::range).orElse(NONE),
        Percentage.withSign(one.macro()),
        Percentage.withSign(one.coverage()),
        realTimeFactor(one.realTimeFactor()),
        Printable.text(one.network()),
        one.blind() ? "yes" : "no",
        one.date().isEmpty() ? NONE : one.date(),
        Printable.text(lacks(one)));
  }

  /** From low to high in per cent. */
  static String range(Interval interval) {
    return "%s to %s"
        .formatted(
            Percentage.twoDecimals(OptionalDouble.of(100 * interval.low())),
            Percentage.twoDecimals(OptionalDouble.of(100 * interval.high())));
  }

  private static String realTimeFactor(OptionalDouble factor) {
    return factor.isEmpty() ? NONE : String.format(Locale.ROOT, "%.3f", factor.getAsDouble());
  }

  private static String lacks(Standing one) {
    return switch (one.missing().size()) {
      case 0 -> "";
      case 1, 2, 3 -> String.join(", ", one.missing());
      default -> "%s and %d more".formatted(one.missing().get(0), one.missing().size() - 1);
    };
  }
}
