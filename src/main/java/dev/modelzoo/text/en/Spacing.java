package dev.modelzoo.text.en;

/** Blanks around punctuation, once the tokens are said. */
final class Spacing {
  /** Marks that keep a blank before them. */
  private static final String OPENING = "&'\"\u00ab-\u2014<{(`\u201c";

  private Spacing() {}

  /** Runs of blanks become one; none at the ends. */
  static String fold(String text) {
    StringBuilder folded = new StringBuilder(text.length());
    boolean blank = false;
    for (int index = 0; index < text.length(); index++) {
      char c = text.charAt(index);
      if (c == ' ') {
        blank = true;
        continue;
      }
      if (blank && !folded.isEmpty()) {
        folded.append(' ');
      }
      blank = false;
      folded.append(c);
    }
    return folded.toString();
  }

  /** Removes the blank before marks that close something, and around the quote of {@code 's}. */
  static String attach(String text) {
    Line line = new Line(text);
    StringBuilder result = new StringBuilder(text.length());
    for (int index = 0; index < text.length(); index++) {
      char c = text.charAt(index);
      if (c == ' ' && isClosing(line, index + 1)) {
        continue;
      }
      if (c == ' ' && isPossessive(line, index, result)) {
        result.append(line.at(index + 1));
        index += 2;
        continue;
      }
      result.append(c);
    }
    return result.toString();
  }

  private static boolean isClosing(Line line, int index) {
    return line.punctuationLength(index) > 0 && OPENING.indexOf(line.at(index)) < 0;
  }

  /** Whether {@code index} is the blank of {@code " ' s"} behind a letter. */
  private static boolean isPossessive(Line line, int index, CharSequence before) {
    boolean letter = !before.isEmpty() && Line.isLetter(before.charAt(before.length() - 1));
    return letter
        && (line.startsWith(" ' s", index) || line.startsWith(" \u2032 s", index))
        && (line.at(index + 4) == ' ' || index + 4 == line.length());
  }
}
