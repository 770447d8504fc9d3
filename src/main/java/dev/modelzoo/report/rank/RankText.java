package dev.modelzoo.report.rank;

import dev.modelzoo.report.TextColumns;
import java.util.ArrayList;
import java.util.List;

/** Tables as lines for people. */
public final class RankText {
  private RankText() {}

  /** A caption and columns, with as many blanks as they need. */
  public static List<String> lines(RankTable table) {
    RankGrid grid = RankGrid.of(table);
    List<List<String>> all = new ArrayList<>();
    all.add(grid.headings());
    all.addAll(grid.rows());
    List<String> lines = new ArrayList<>();
    lines.add(table.caption());
    lines.addAll(TextColumns.lines(all, grid.numbers()));
    table.caution().ifPresent(lines::add);
    return lines;
  }

  /** The same as Markdown. */
  public static List<String> markdown(RankTable table) {
    RankGrid grid = RankGrid.of(table);
    List<String> lines = new ArrayList<>();
    lines.add("**" + escaped(table.caption()) + "**");
    lines.add("");
    lines.add(markdownRow(grid.headings()));
    lines.add(markdownRow(grid.numbers().stream().map(number -> number ? "---:" : "---").toList()));
    grid.rows()
        .forEach(row -> lines.add(markdownRow(row.stream().map(RankText::escaped).toList())));
    table
        .caution()
        .ifPresent(
            caution -> {
              lines.add("");
              lines.add(caution);
            });
    return lines;
  }

  private static String markdownRow(List<String> cells) {
    return "| " + String.join(" | ", cells) + " |";
  }

  /** Names are of anybody: none of their signs may become markup. */
  private static String escaped(String text) {
    return text.replaceAll("([\\\\`*_{}\\[\\]<>#|~!&])", "\\\\$1");
  }
}
