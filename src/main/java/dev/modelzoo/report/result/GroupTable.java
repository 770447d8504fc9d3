package dev.modelzoo.report.result;

import dev.modelzoo.benchmark.Percentage;
import dev.modelzoo.benchmark.UtteranceColumns;
import dev.modelzoo.scoring.ErrorCounts;
import dev.modelzoo.scoring.statistics.BlockErrors;
import dev.modelzoo.scoring.statistics.Bootstrap;
import dev.modelzoo.scoring.statistics.Interval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The rate of each group of utterances, with a bar for it.
 *
 * @param column the groups' column among those of the index
 * @param left how many groups more there are
 * @param rows the worst first, or in the order of the values where these have one
 */
public record GroupTable(String name, int column, int left, List<Row> rows) {
  /** A table of more would be read by nobody; the list of utterances can be filtered by any. */
  private static final int MOST_ROWS = 100;

  /** More random draws than these would only keep people waiting. */
  private static final int MOST_INTERVALS = 200;

  /** The bar of the highest rate is so long, if its interval does not reach far beyond it. */
  private static final double FURTHEST = 2;

  public GroupTable {
    rows = List.copyOf(rows);
  }

  /** How many groups there are, for people. */
  public String groups() {
    int groups = rows.size() + left;
    return Numbers.grouped(groups) + (groups == 1 ? " group" : " groups");
  }

  /**
   * One group; bars are in per cent of the longest.
   *
   * @param value number of the value in its column
   * @param range the 95 % interval of the rate, or empty
   * @param answered how many utterances were, of how many if not all
   */
  public record Row(
      int value,
      String label,
      String rate,
      String range,
      String errors,
      String tokens,
      String answered,
      boolean isComplete,
      Bar bar) {}

  private record Group(
      int value,
      String label,
      ErrorCounts counts,
      int utterances,
      int answered,
      Optional<Interval> interval) {
    double rate() {
      return counts.rate().orElse(0);
    }

    double reach(double worst) {
      return interval.map(found -> Math.min(found.high(), FURTHEST * worst)).orElse(rate());
    }
  }

  static GroupTable of(
      GroupColumn column, int number, List<ScoredLine> lines, UtteranceColumns known) {
    boolean intervals = column.values().size() <= MOST_INTERVALS;
    List<List<ScoredLine>> split = column.split(lines);
    List<Group> groups = new ArrayList<>();
    for (int value = 0; value < split.size(); value++) {
      groups.add(group(value, column.values().get(value), split.get(value), known, intervals));
    }
    if (!column.ordered()) {
      groups.sort(Comparator.comparingDouble(Group::rate).reversed());
    }
    double worst = groups.stream().mapToDouble(Group::rate).max().orElse(0);
    double scale = groups.stream().mapToDouble(group -> group.reach(worst)).max().orElse(0);
    List<Row> rows = groups.stream().limit(MOST_ROWS).map(group -> row(group, scale)).toList();
    int left = groups.size() - rows.size();
    return new GroupTable(Shown.cell(column.name()), number, left, rows);
  }

  private static Group group(
      int value, String label, List<ScoredLine> lines, UtteranceColumns known, boolean intervals) {
    ErrorCounts counts =
        lines.stream().map(ScoredLine::counts).reduce(ErrorCounts.ZERO, ErrorCounts::plus);
    int answered = (int) lines.stream().filter(ScoredLine::isAnswered).count();
    return new Group(
        value,
        label,
        counts,
        lines.size(),
        answered,
        intervals ? interval(lines, known) : Optional.empty());
  }

  /** As {@code zoo score --by} draws it: by speaker or recording where these are known. */
  static Optional<Interval> interval(List<ScoredLine> lines, UtteranceColumns known) {
    Optional<String> column = known.blockColumn(lines.stream().map(ScoredLine::id).toList());
    BlockErrors errors = new BlockErrors();
    for (ScoredLine line : lines) {
      if (column.isPresent()) {
        errors.add(known.value(column.get(), line.id()), line.counts());
      } else {
        errors.add(line.counts());
      }
    }
    return Bootstrap.of(errors).rate();
  }

  private static Row row(Group group, double scale) {
    ErrorCounts counts = group.counts();
    String utterances = Numbers.grouped(group.utterances());
    boolean complete = group.answered() == group.utterances();
    return new Row(
        group.value(),
        group.label().isEmpty() ? "(no value)" : Shown.cell(group.label()),
        Percentage.twoDecimals(counts.percentage()),
        range(group.interval()),
        Numbers.grouped(counts.errors()),
        Numbers.grouped(counts.referenceLength()),
        complete ? utterances : Numbers.grouped(group.answered()) + " of " + utterances,
        complete,
        Bar.of(group.rate(), group.interval(), scale));
  }

  /** Low and high in per cent with a dash between them. */
  static String range(Optional<Interval> interval) {
    return interval
        .map(
            found ->
                Percentage.twoDecimals(OptionalDouble.of(100 * found.low()))
                    + "–"
                    + Percentage.twoDecimals(OptionalDouble.of(100 * found.high())))
        .orElse("");
  }
}
