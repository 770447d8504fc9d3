package dev.modelzoo.report.site;

import dev.modelzoo.benchmark.Percentage;
import dev.modelzoo.check.Printable;
import dev.modelzoo.report.rank.RankTable;
import dev.modelzoo.report.rank.Standing;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Models by sets. The darker a cell, the nearer its rate is to the best of its set: rates of sets
 * of different difficulty are not held against each other.
 */
public record HeatMap(List<Column> columns, List<Row> rows) {
  /** Steps of darkness above the lightest one. */
  private static final int LEVELS = 6;

  /** A rate so many times that of the best is as light as can be. */
  private static final double LIGHTEST = 4;

  public HeatMap {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /** A test set; {@code groups}: the numbers of those that it belongs to, with blanks. */
  public record Column(
      String set, String href, String rateName, boolean confidential, String groups) {}

  /** A model. */
  public record Row(String model, String href, List<Cell> cells) {}

  /**
   * A result.
   *
   * @param rate empty if there is none
   * @param level from 0 (light) to 6 (dark)
   * @param best whether no model is significantly better
   */
  public record Cell(String rate, int level, boolean best) {
    static final Cell NONE = new Cell("", 0, false);
  }

  static HeatMap of(
      Map<String, RankTable> sets,
      Collection<String> models,
      List<Column> columns,
      SitePlaces places) {
    List<Row> rows = new ArrayList<>();
    for (String model : models) {
      List<Cell> cells = sets.values().stream().map(table -> cell(table, model)).toList();
      rows.add(new Row(Printable.text(model), places.model(model), cells));
    }
    return new HeatMap(columns, rows);
  }

  private static Cell cell(RankTable table, String model) {
    double best =
        table.standings().stream()
            .flatMapToDouble(one -> one.counts().percentage().stream())
            .min()
            .orElse(0);
    return table.standings().stream()
        .filter(one -> one.contender().model().equals(model))
        .findFirst()
        .map(one -> cell(one, best))
        .orElse(Cell.NONE);
  }

  private static Cell cell(Standing one, double best) {
    OptionalDouble rate = one.counts().percentage();
    return new Cell(
        Percentage.twoDecimals(rate),
        level(rate.orElse(Double.MAX_VALUE), best),
        one.rank().equals(OptionalInt.of(1)));
  }

  static int level(double rate, double best) {
    if (rate <= best) {
      return LEVELS;
    }
    double ratio = best <= 0 ? LIGHTEST : Math.min(LIGHTEST, rate / best);
    return (int) Math.round((LEVELS - 1) * (1 - Math.log(ratio) / Math.log(LIGHTEST)));
  }
}
