package dev.modelzoo.report.result;

import dev.modelzoo.benchmark.Confusions;
import dev.modelzoo.scoring.EditKind;
import java.util.List;

/**
 * The most frequent errors of a kind.
 *
 * @param letter S, D or I
 */
public record ConfusionTable(String letter, String name, List<Row> rows) {
  private static final int SHOWN = 50;

  public ConfusionTable {
    rows = List.copyOf(rows);
  }

  /**
   * How often one error was made.
   *
   * @param reference the token, for the script; empty of an insertion
   * @param shownReference the same for people
   * @param length of its bar, in per cent of the most frequent one's
   */
  public record Row(
      String reference,
      String hypothesis,
      String shownReference,
      String shownHypothesis,
      String count,
      String length) {}

  static ConfusionTable of(EditKind kind, String name, Confusions confusions) {
    List<Confusions.Confusion> top = confusions.top(kind, SHOWN);
    int most = top.isEmpty() ? 1 : top.get(0).count();
    return new ConfusionTable(
        kind.name().substring(0, 1), name, top.stream().map(row -> row(row, most)).toList());
  }

  private static Row row(Confusions.Confusion confusion, int most) {
    String reference = confusion.edit().reference();
    String hypothesis = confusion.edit().hypothesis();
    return new Row(
        reference,
        hypothesis,
        Shown.cell(reference),
        Shown.cell(hypothesis),
        Numbers.grouped(confusion.count()),
        Numbers.share(confusion.count(), most));
  }
}
