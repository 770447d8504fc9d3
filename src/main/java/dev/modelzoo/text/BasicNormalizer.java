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
  /**
   * No writing system stacks more marks on one letter (UAX #15 names the same number), and putting
   * a run of them in canonical order takes quadratic time: what exceeds it is dropped.
   */
  private static final int STACKED_MARKS = 30;

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
    int marks = 0;
    int codePoint;
    for (int index = 0; index < text.length(); index += Character.charCount(codePoint)) {
      codePoint = text.codePointAt(index);
      if (CharacterClass.isInvisible(codePoint)) {
        continue;
      }
      marks = CharacterClass.isMark(codePoint) ? marks + 1 : 0;
      if (marks <= STACKED_MARKS) {
        result.appendCodePoint(unify(codePoint));
      }
    }
    return result.toString();
  }

  private static int unify(int codePoint) {
    if (CharacterClass.isApostrophe(codePoint)) {
      return '\'';
    }
    return CharacterClass.isPunctuation(codePoint) || CharacterClass.isSpacingAccent(codePoint)
        ? ' '
        : codePoint;
  }

  private static String blankPunctuation(String text) {
    StringBuilder result = new StringBuilder(text.length());
    boolean blankPending = false;
    int marks = 0;
    int codePoint;
    for (int index = 0; index < text.length(); index += Character.charCount(codePoint)) {
      codePoint = text.codePointAt(index);
      if (isBlank(text, index, codePoint)) {
        blankPending = true;
        continue;
      }
      if (blankPending && !result.isEmpty()) {
        result.append(' ');
      }
      blankPending = false;
      // Again, as one mark can decompose into two.
      marks = CharacterClass.isMark(codePoint) ? marks + 1 : 0;
      if (marks > STACKED_MARKS) {
        continue;
      }
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
