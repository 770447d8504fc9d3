package dev.modelzoo.text;

/**
 * White space as Unicode's White_Space property and the common tools for transcripts see it. Java's
 * own predicates leave out the no-break spaces and U+0085.
 */
public final class WhiteSpace {
  private static final int NEXT_LINE = 0x85;
  private static final int FIRST_HAN = 0x4E00;
  private static final int LAST_HAN = 0x9FFF;

  private WhiteSpace() {}

  public static boolean is(int codePoint) {
    // Most of every text, without a look at the tables.
    if ((codePoint > ' ' && codePoint < 0x7F)
        || (codePoint >= FIRST_HAN && codePoint <= LAST_HAN)) {
      return false;
    }
    return Character.isWhitespace(codePoint)
        || Character.isSpaceChar(codePoint)
        || codePoint == NEXT_LINE;
  }

  // All white space lies in the Basic Multilingual Plane: chars suffice below.

  /** The 0-based index of the first character at or after {@code from} that is no white space. */
  public static int skip(String text, int from) {
    int index = from;
    while (index < text.length() && is(text.charAt(index))) {
      index++;
    }
    return index;
  }

  /** The 0-based index of the first white space at or after {@code from}, or the text's length. */
  public static int find(String text, int from) {
    int index = from;
    while (index < text.length() && !is(text.charAt(index))) {
      index++;
    }
    return index;
  }

  /** The text without white space at both ends. */
  public static String trim(String text) {
    int end = text.length();
    while (end > 0 && is(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(Math.min(skip(text, 0), end), end);
  }
}
