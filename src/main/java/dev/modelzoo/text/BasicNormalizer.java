package dev.modelzoo.text;

import java.text.Normalizer.Form;
import java.util.Locale;

/**
 * Sound for any script, with no knowledge of numbers or abbreviations: compatibility composition
 * (NFKC, which also narrows full-width forms), upper case, punctuation and symbols to blanks, what
 * is invisible dropped, white space folded to single blanks and trimmed. An apostrophe inside a
 * word stays, in whichever form it was typed. Applying it twice changes nothing more.
 */
final class BasicNormalizer implements Normalizer {
  private final String name;

  BasicNormalizer(String name) {
    this.name = name;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String version() {
    return "1";
  }

  @Override
  public String normalize(String text) {
    String prepared = unifyMarks(text);
    String upper = compose(prepared).toUpperCase(Locale.ROOT);
    // Upper case may decompose (one letter to a letter and a mark), so compose again.
    return blankPunctuation(compose(upper));
  }

  private static String compose(String text) {
    return java.text.Normalizer.normalize(text, Form.NFKC);
  }

  /**
   * Settles what composition would blur: apostrophes become one character, invisible characters
   * vanish, and punctuation and spacing accents become blanks before NFKC can turn an accent such
   * as U+00B4 into a blank with a combining mark.
   */
  private static String unifyMarks(String text) {
    StringBuilder result = new StringBuilder(text.length());
    text.codePoints()
        .filter(codePoint -> !CharacterClass.isInvisible(codePoint))
        .forEach(
            codePoint -> {
              if (CharacterClass.isApostrophe(codePoint)) {
                result.append('\'');
              } else if (CharacterClass.isPunctuation(codePoint)
                  || CharacterClass.isSpacingAccent(codePoint)) {
                result.append(' ');
              } else {
                result.appendCodePoint(codePoint);
              }
            });
    return result.toString();
  }

  private static String blankPunctuation(String text) {
    StringBuilder result = new StringBuilder(text.length());
    boolean blankPending = false;
    int codePoint;
    for (int index = 0; index < text.length(); index += Character.charCount(codePoint)) {
      codePoint = text.codePointAt(index);
      if (CharacterClass.isInvisible(codePoint)) {
        continue;
      }
      if (isBlank(text, index, codePoint)) {
        blankPending = true;
        continue;
      }
      if (blankPending && !result.isEmpty()) {
        result.append(' ');
      }
      blankPending = false;
      // Composition may bring in another form, as in U+0149.
      result.appendCodePoint(CharacterClass.isApostrophe(codePoint) ? '\'' : codePoint);
    }
    return result.toString();
  }

  private static boolean isBlank(String text, int index, int codePoint) {
    if (CharacterClass.isApostrophe(codePoint)) {
      return !isInsideWord(text, index);
    }
    return CharacterClass.isBlank(codePoint);
  }

  private static boolean isInsideWord(String text, int index) {
    return index > 0
        && index + 1 < text.length()
        && CharacterClass.takesApostrophe(text.codePointBefore(index))
        && CharacterClass.takesApostrophe(text.codePointAt(index + 1));
  }
}
