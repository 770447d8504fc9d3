package dev.modelzoo.benchmark;

/**
 * How many columns a text takes in a terminal: 2 for a character that Unicode's East_Asian_Width
 * calls wide or full-width, 0 for combining and invisible ones, else 1.
 */
public final class DisplayWidth {
  /** First and last code point of each wide block, ascending (Unicode 15, pictographs joined). */
  private static final int[] WIDE = {
    0x1100, 0x115F, // Hangul Jamo that lead a syllable
    0x2E80, 0x303E, // CJK radicals, punctuation
    0x3041, 0xA4CF, // kana, Bopomofo, CJK extension A, CJK, Yi (4DC0-4DFF wide since Unicode 16)
    0xA960, 0xA97F, // Hangul Jamo extended A
    0xAC00, 0xD7A3, // Hangul syllables
    0xF900, 0xFAFF, // CJK compatibility
    0xFE10, 0xFE19, // vertical forms
    0xFE30, 0xFE6F, // CJK compatibility forms, small forms
    0xFF01, 0xFF60, // full-width forms
    0xFFE0, 0xFFE6, // full-width signs
    0x16FE0, 0x18DFF, // Tangut, Khitan
    0x1AFF0, 0x1B2FF, // kana supplements
    0x1F300, 0x1F64F, // pictographs
    0x1F680, 0x1F6FF, // transport
    0x1F900, 0x1FAFF, // more pictographs
    0x20000, 0x3FFFD, // CJK extension B and later
  };

  private static final int SOFT_HYPHEN = 0xAD;

  /** The first combining mark; of what is before, only the soft hyphen is invisible. */
  private static final int FIRST_MARK = 0x300;

  private DisplayWidth() {}

  public static int of(String text) {
    int width = 0;
    int codePoint;
    for (int index = 0; index < text.length(); index += Character.charCount(codePoint)) {
      codePoint = text.codePointAt(index);
      width += of(codePoint);
    }
    return width;
  }

  private static int of(int codePoint) {
    // Nearly all of every text, without a look at the tables.
    if (codePoint < FIRST_MARK) {
      return codePoint == SOFT_HYPHEN ? 0 : 1;
    }
    if (isHan(codePoint)) {
      return 2;
    }
    return switch (Character.getType(codePoint)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
      default -> isWide(codePoint) ? 2 : 1;
    };
  }

  private static boolean isHan(int codePoint) {
    return codePoint >= 0x4E00 && codePoint <= 0x9FFF;
  }

  private static boolean isWide(int codePoint) {
    for (int index = 0; index < WIDE.length && codePoint >= WIDE[index]; index += 2) {
      if (codePoint <= WIDE[index + 1]) {
        return true;
      }
    }
    return false;
  }
}
