package dev.modelzoo.text;

import java.text.Normalizer.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Sound for any script: compatibility composition (NFKC, which also narrows full-width forms),
 * numbers in words where ICU has rules for the language, upper case, punctuation and symbols to
 * blanks, what is invisible dropped, white space folded to single blanks and trimmed. An apostrophe
 * inside a word stays, in whichever form it was typed. Applying it twice changes nothing more.
 */
final class BasicNormalizer implements Normalizer {
  /**
   * No writing system stacks more marks on one letter (UAX #15 names the same number), and putting
   * a run of them in canonical order takes quadratic time: what exceeds it is dropped.
   */
  private static final int STACKED_MARKS = 30;

  private final String name;
  private final String options;
  private final @Nullable NumberWords numbers;
  private final RuleSequence rules;

  /** Leaves numbers as they are. */
  BasicNormalizer(String name) {
    this(name, "", null);
  }

  private BasicNormalizer(String name, String options, @Nullable NumberWords numbers) {
    this.name = name;
    this.options = options;
    this.numbers = numbers;
    List<TextRule> all = new ArrayList<>();
    all.add(rule("marks", this::unifyMarks));
    all.add(rule("compatibility", BasicNormalizer::compose));
    if (numbers != null) {
      all.add(numbers);
    }
    all.add(rule("case", BasicNormalizer::foldCase));
    all.add(rule("punctuation", BasicNormalizer::blankPunctuation));
    rules = new RuleSequence(all);
  }

  /** With numbers in words, if the language's rules for that are known. */
  static BasicNormalizer forLanguage(String name, String language) {
    return SpokenNumbers.areKnown(language)
        ? new BasicNormalizer(name, "numbers=" + language, new NumberWords(language))
        : new BasicNormalizer(name);
  }

  private static TextRule rule(String name, UnaryOperator<String> change) {
    return new PlainRule(name, change);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String version() {
    return "2";
  }

  @Override
  public String options() {
    return options;
  }

  @Override
  public String normalize(String text) {
    return rules.apply(text);
  }

  @Override
  public List<NormalizationStep> explain(String text) {
    return rules.explain(text);
  }

  /**
   * Upper case, by way of lower case, which unites more forms. It may decompose (one letter to a
   * letter and a mark), so compose again.
   */
  private static String foldCase(String text) {
    return compose(text.toLowerCase(Locale.ROOT).toUpperCase(Locale.ROOT));
  }

  private static String compose(String text) {
    return java.text.Normalizer.normalize(text, Form.NFKC);
  }

  /**
   * Settles what composition would blur: apostrophes become one character, invisible characters
   * vanish, and punctuation and spacing accents become blanks before NFKC can turn an accent such
   * as U+00B4 into a blank with a combining mark.
   */
  private String unifyMarks(String text) {
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
        result.appendCodePoint(isInNumber(text, index) ? codePoint : unify(codePoint));
      }
    }
    return result.toString();
  }

  /** A sign between digits that a number may hold has to last until the numbers are read. */
  private boolean isInNumber(String text, int index) {
    return numbers != null
        && index > 0
        && index + 1 < text.length()
        && Character.isDigit(text.codePointBefore(index))
        && Character.isDigit(text.codePointAt(index + 1))
        && numbers.isSeparator(text.charAt(index));
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
