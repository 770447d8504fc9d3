package dev.modelzoo.report;

import dev.modelzoo.benchmark.DisplayWidth;
import java.util.ArrayList;
import java.util.List;

/** Rows of cells as lines for a terminal, with as many blanks as they need. */
public final class TextColumns {
  private static final String GAP = "  ";

  private TextColumns() {}

  /**
   * Aligns rows.
   *
   * @param rows each with as many cells as the others
   * @param numbers for each column whether it is of numbers, which end at the same place
   */
  public static List<String> lines(List<List<String>> rows, List<Boolean> numbers) {
    int[] widths = new int[numbers.size()];
    for (List<String> row : rows) {
      for (int column = 0; column < widths.length; column++) {
        widths[column] = Math.max(widths[column], DisplayWidth.of(row.get(column)));
      }
    }
    return rows.stream().map(row -> line(row, widths, numbers)).toList();
  }

  private static String line(List<String> row, int[] widths, List<Boolean> numbers) {
    List<String> cells = new ArrayList<>();
    for (int column = 0; column < widths.length; column++) {
      String cell = row.get(column);
      String blanks = " ".repeat(widths[column] - DisplayWidth.of(cell));
      cells.add(numbers.get(column) ? blanks + cell : cell + blanks);
    }
    return String.join(GAP, cells).stripTrailing();
  }
}
