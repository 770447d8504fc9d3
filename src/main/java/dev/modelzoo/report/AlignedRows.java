package dev.modelzoo.report;

import dev.modelzoo.benchmark.DisplayWidth;
import dev.modelzoo.scoring.Alignment;
import dev.modelzoo.scoring.Edit;
import dev.modelzoo.scoring.EditKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A reference and two hypotheses below each other, token by token. What is inserted before the same
 * reference token by both stands in the same columns.
 */
final class AlignedRows {
  private static final String GAP = "*";

  private final StringBuilder reference = new StringBuilder("  REF  : ");
  private final StringBuilder first;
  private final StringBuilder firstMarks = new StringBuilder("         ");
  private final StringBuilder second;
  private final StringBuilder secondMarks = new StringBuilder("         ");

  private AlignedRows(String firstName, String secondName) {
    this.first = new StringBuilder("  %-4s : ".formatted(firstName));
    this.second = new StringBuilder("  %-4s : ".formatted(secondName));
  }

  /**
   * Five rows: the reference, and each hypothesis with a row of marks S, D and I below it. Names
   * are of up to four characters.
   */
  static List<String> of(Alignment left, Alignment right, String firstName, String secondName) {
    AlignedRows rows = new AlignedRows(firstName, secondName);
    List<Edit> a = left.edits();
    List<Edit> b = right.edits();
    int i = 0;
    int j = 0;
    while (i < a.size() || j < b.size()) {
      boolean insertedLeft = i < a.size() && a.get(i).kind() == EditKind.INSERTION;
      boolean insertedRight = j < b.size() && b.get(j).kind() == EditKind.INSERTION;
      boolean inserted = insertedLeft || insertedRight;
      Edit one = !inserted || insertedLeft ? a.get(i++) : null;
      Edit other = !inserted || insertedRight ? b.get(j++) : null;
      rows.add(one, other);
    }
    return rows.lines();
  }

  private void add(@Nullable Edit one, @Nullable Edit other) {
    String expected = one != null ? one.reference() : other != null ? other.reference() : "";
    String left = one == null ? "" : one.hypothesis();
    String right = other == null ? "" : other.hypothesis();
    int width =
        Math.max(
            DisplayWidth.of(orGap(expected)),
            Math.max(DisplayWidth.of(orGap(left)), DisplayWidth.of(orGap(right))));
    append(reference, orGap(expected), width);
    append(first, orGap(left), width);
    append(firstMarks, mark(one), width);
    append(second, orGap(right), width);
    append(secondMarks, mark(other), width);
  }

  private List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (StringBuilder row : List.of(reference, first, firstMarks, second, secondMarks)) {
      lines.add(row.toString().stripTrailing());
    }
    return lines;
  }

  private static String orGap(String token) {
    return token.isEmpty() ? GAP : token;
  }

  private static String mark(@Nullable Edit edit) {
    return edit == null || edit.kind() == EditKind.CORRECT
        ? ""
        : edit.kind().name().substring(0, 1);
  }

  private static void append(StringBuilder row, String cell, int width) {
    row.append(cell).append(" ".repeat(Math.max(0, width - DisplayWidth.of(cell)) + 1));
  }
}
