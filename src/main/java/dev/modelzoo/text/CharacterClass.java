package dev.modelzoo.text;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/** What the basic normalisation needs to know about a code point, by Unicode category. */
final class CharacterClass {
  private static final int PUNCTUATION =
      bit(Character.CONNECTOR_PUNCTUATION)
          | bit(Character.DASH_PUNCTUATION)
          | bit(Character.START_PUNCTUATION)
          | bit(Character.END_PUNCTUATION)
          | bit(Character.INITIAL_QUOTE_PUNCTUATION)
          | bit(Character.FINAL_QUOTE_PUNCTUATION)
          | bit(Character.OTHER_PUNCTUATION);
  private static final int SYMBOL =
      bit(Character.MATH_SYMBOL)
          | bit(Character.CURRENCY_SYMBOL)
          | bit(Character.MODIFIER_SYMBOL)
          | bit(Character.OTHER_SYMBOL);
  private static final int UNSPOKEN =
      PUNCTUATION | SYMBOL | bit(Character.CONTROL) | bit(Character.SURROGATE);
  private static final int MARK =
      bit(Character.NON_SPACING_MARK)
          | bit(Character.COMBINING_SPACING_MARK)
          | bit(Character.ENCLOSING_MARK);

  /** Scripts without the apostrophe: one between their letters is a quotation mark. */
  private static final Set<UnicodeScript> WITHOUT_APOSTROPHE =
      EnumSet.of(
          UnicodeScript.HAN,
          UnicodeScript.HIRAGANA,
          UnicodeScript.KATAKANA,
          UnicodeScript.BOPOMOFO,
          UnicodeScript.HANGUL,
          UnicodeScript.THAI,
          UnicodeScript.LAO,
          UnicodeScript.KHMER,
          UnicodeScript.MYANMAR);

  private CharacterClass() {}

  /** Every form in which an apostrophe is typed, the backtick and the acute accent among them. */
  static boolean isApostrophe(int codePoint) {
    return switch (codePoint) {
      case '\'', '`', 0xB4, 0x2BC, 0x2018, 0x2019, 0x201B, 0xFF07, 0xFF40 -> true;
      default -> false;
    };
  }

  static boolean isPunctuation(int codePoint) {
    return is(codePoint, PUNCTUATION);
  }

  static boolean isSpacingAccent(int codePoint) {
    return Character.getType(codePoint) == Character.MODIFIER_SYMBOL;
  }

  /** White space, punctuation, symbols, control characters and halves of surrogate pairs. */
  static boolean isBlank(int codePoint) {
    return WhiteSpace.is(codePoint) || is(codePoint, UNSPOKEN);
  }

  /** Format characters (zero-width ones, the byte order mark, soft hyphens) and their like. */
  static boolean isInvisible(int codePoint) {
    return Character.getType(codePoint) == Character.FORMAT
        || (codePoint >= 0xFE00 && codePoint <= 0xFE0F)
        || (codePoint >= 0xE0100 && codePoint <= 0xE01EF)
        || (codePoint >= 0x180B && codePoint <= 0x180F)
        || isFiller(codePoint);
  }

  /** The combining grapheme joiner and the Hangul fillers, which print as nothing. */
  private static boolean isFiller(int codePoint) {
    return switch (codePoint) {
      case 0x34F, 0x115F, 0x1160, 0x3164, 0xFFA0 -> true;
      default -> false;
    };
  }

  /** What combines with the character before it. */
  static boolean isMark(int codePoint) {
    return is(codePoint, MARK);
  }

  /** A letter, digit or mark beside which an apostrophe can stand within one word. */
  static boolean takesApostrophe(int codePoint) {
    // U+02BC is both a letter and an apostrophe.
    return (Character.isLetterOrDigit(codePoint) || isMark(codePoint))
        && !isApostrophe(codePoint)
        && !WITHOUT_APOSTROPHE.contains(UnicodeScript.of(codePoint));
  }

  private static boolean is(int codePoint, int categories) {
    return (bit(Character.getType(codePoint)) & categories) != 0;
  }

  private static int bit(int category) {
    return 1 << category;
  }
}
