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
    StringBuilder result = new StringBuilder(text.length());
    for (int index = 0; index < text.length(); index++) {
      char c = text.charAt(index);
      if (c == ' ' && isClosing(text, index + 1)) {
        continue;
      }
      if (c == ' ' && isPossessive(text, index, result)) {
        result.append(text.charAt(index + 1));
        index += 2;
        continue;
      }
      result.append(c);
    }
    return result.toString();
  }

  private static boolean isClosing(String text, int index) {
    return Line.punctuationLength(text, index) > 0 && OPENING.indexOf(text.charAt(index)) < 0;
  }

  /** Whether {@code index} is the blank of {@code " ' s"} behind a letter. */
  private static boolean isPossessive(String text, int index, CharSequence before) {
    boolean letter = !before.isEmpty() && Line.isLetter(before.charAt(before.length() - 1));
    return letter
        && (text.startsWith(" ' s", index) || text.startsWith(" \u2032 s", index))
        && (index + 4 == text.length() || text.charAt(index + 4) == ' ');
  }
}
