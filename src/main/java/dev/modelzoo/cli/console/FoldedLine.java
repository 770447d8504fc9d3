package dev.modelzoo.cli.console;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

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

  private static final Set<UnicodeScript> WIDE =
      EnumSet.of(
          UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA, UnicodeScript.HANGUL);

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
    int columns = 0;
    boolean escape = false;
    for (int c : line.codePoints().toArray()) {
      if (escape) {
        escape = c != 'm';
      } else if (c == '\u001b') {
        escape = true;
      } else {
        columns += columns(c);
      }
    }
    return columns;
  }

  private static int columns(int c) {
    if (c < 0x300) {
      return 1;
    }
    int type = Character.getType(c);
    if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
      return 0;
    }
    boolean wideForm = (c >= 0x3000 && c <= 0x303e) || (c >= 0xff01 && c <= 0xff60);
    return wideForm || WIDE.contains(UnicodeScript.of(c)) ? 2 : 1;
  }
}
