package dev.modelzoo.cli.console;

import dev.modelzoo.benchmark.DisplayWidth;
import java.util.regex.Pattern;

/**
 * A line on a terminal, broken between words where the terminal would break it within one. What
 * goes on stands below the text, not below the word that the line begins with.
 */
final class FoldedLine {
  /** Where the text of a line stands behind its first word, as in {@code published models/m}. */
  private static final int TEXT = 11;

  private static final int OTHER_INDENT = 2;

  /** On fewer columns nothing looks well, and the text would get none of them. */
  private static final int FEWEST_COLUMNS = 40;

  private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");

  private FoldedLine() {}

  /**
   * Breaks a line.
   *
   * @param columns of the terminal; 0 if they are unknown, which breaks nothing
   */
  static String of(String line, int columns) {
    if (columns < FEWEST_COLUMNS || columns(line) <= columns || line.indexOf('\n') >= 0) {
      return line; // several lines come as they should be
    }
    String indent = " ".repeat(indent(line));
    StringBuilder folded = new StringBuilder();
    String rest = line;
    while (columns(rest) > columns) {
      int space = lastSpace(rest, columns);
      if (space < 0) {
        break; // a word that is longer than the terminal is broken by that
      }
      folded.append(rest, 0, space).append(System.lineSeparator());
      rest = indent + rest.substring(space).stripLeading();
    }
    return folded.append(rest).toString();
  }

  private static int indent(String line) {
    int leading = line.length() - line.stripLeading().length();
    if (leading > 0) {
      return leading;
    }
    return line.charAt(TEXT - 1) == ' ' ? TEXT : OTHER_INDENT;
  }

  /** The last one that has text on both sides and lies within the columns or right behind them. */
  private static int lastSpace(String line, int columns) {
    int found = -1;
    int text = Math.max(indent(line), 1);
    for (int i = line.indexOf(' ', text); i >= 0; i = line.indexOf(' ', i + 1)) {
      if (columns(line.substring(0, i)) > columns) {
        return found < 0 ? i : found;
      }
      found = i;
    }
    return found;
  }

  /** How many columns it takes: two for a character of Chinese, Japanese or Korean. */
  static int columns(String line) {
    return DisplayWidth.of(COLOUR.matcher(line).replaceAll(""));
  }
}
