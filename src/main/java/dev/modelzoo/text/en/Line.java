package dev.modelzoo.text.en;

/**
 * One lower-case line with the questions that the classes of written forms ask about it. Indices
 * are 0-based UTF-16 units; beyond the end every character is {@link #END}. Immutable.
 */
final class Line {
  static final char END = '\0';

  /** ASCII punctuation that separates tokens; symbols that are spoken are not among it. */
  private static final String ASCII_PUNCTUATION = "!\"'(),-.:;<>?`{}\\";

  private static final int PUNCTUATION =
      bit(Character.CONNECTOR_PUNCTUATION)
          | bit(Character.DASH_PUNCTUATION)
          | bit(Character.START_PUNCTUATION)
          | bit(Character.END_PUNCTUATION)
          | bit(Character.INITIAL_QUOTE_PUNCTUATION)
          | bit(Character.FINAL_QUOTE_PUNCTUATION)
          | bit(Character.OTHER_PUNCTUATION);

  /** What no word holds, beside digits. */
  private static final String NOT_IN_WORDS = "$\u20ac\u20a9\u00a3\u00a5#%";

  private static final boolean[] IS_ASCII_PUNCTUATION = new boolean[0x80];

  static {
    ASCII_PUNCTUATION.chars().forEach(c -> IS_ASCII_PUNCTUATION[c] = true);
  }

  /** Written forms other than listed ones look ahead over so many blanks at most. */
  private static final int LOOK_AHEAD = 4;

  private final String text;
  private final char[] characters;

  /** For each index how many runs of blanks lie before the next mark of a written form. */
  private final int[] blanksToMark;

  /** For each index the next blank, digit or sign that no word holds. */
  private final int[] wordEnds;

  /** For each index the next blank or punctuation. */
  private final int[] plainEnds;

  Line(String text) {
    this.text = text;
    characters = text.toCharArray();
    // Looked up from many starts: searching each time would take quadratic time on long words.
    wordEnds = new int[text.length() + 1];
    plainEnds = new int[text.length() + 1];
    wordEnds[text.length()] = text.length();
    plainEnds[text.length()] = text.length();
    blanksToMark = new int[text.length() + 1];
    blanksToMark[text.length()] = LOOK_AHEAD + 1;
    for (int index = text.length() - 1; index >= 0; index--) {
      boolean blank = isBlank(index);
      boolean beforeBlanks = blank && !isBlank(index + 1);
      blanksToMark[index] = isMark(index) ? 0 : blanksToMark[index + 1] + (beforeBlanks ? 1 : 0);
      boolean excluded = isDigit(index) || NOT_IN_WORDS.indexOf(at(index)) >= 0;
      wordEnds[index] = blank || excluded ? index : wordEnds[index + 1];
      boolean punctuation = !blank && punctuationLength(index) > 0;
      plainEnds[index] = blank || punctuation ? index : plainEnds[index + 1];
    }
  }

  /**
   * Whether nothing that starts here can be a written form, unless it is listed: only letters and
   * common punctuation are near. One form is made of such, {@code per kg}.
   */
  boolean isPlain(int from) {
    return blanksToMark[from] > LOOK_AHEAD && !startsWith("per ", from);
  }

  /** Whether a written form may hold or need this: no letter, blank or mark between words. */
  private boolean isMark(int index) {
    char c = characters[index];
    return switch (c) {
      case ' ', '\'', ',', '?', '!', ';', '"' -> false;
      case '.' -> isLetter(index + 1) || isDigit(index + 1);
      default -> !isLetter(c);
    };
  }

  int wordEnd(int from) {
    return wordEnds[from];
  }

  int plainEnd(int from) {
    return plainEnds[from];
  }

  int length() {
    return text.length();
  }

  char at(int index) {
    return index >= 0 && index < characters.length ? characters[index] : END;
  }

  String sub(int from, int to) {
    return text.substring(from, to);
  }

  boolean startsWith(String prefix, int from) {
    return text.startsWith(prefix, from);
  }

  boolean isDigit(int index) {
    return isDigit(at(index));
  }

  boolean isLetter(int index) {
    return isLetter(at(index));
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z';
  }

  /** The end of the run of ASCII digits at {@code from}. */
  int digitsEnd(int from) {
    int index = from;
    while (isDigit(index)) {
      index++;
    }
    return index;
  }

  /** The end of the run of letters a to z at {@code from}. */
  int lettersEnd(int from) {
    int index = from;
    while (isLetter(index)) {
      index++;
    }
    return index;
  }

  boolean isBlank(int index) {
    char c = at(index);
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\u00a0';
  }

  int blanksEnd(int from) {
    int index = from;
    while (isBlank(index)) {
      index++;
    }
    return index;
  }

  /** The number of UTF-16 units of the punctuation mark at {@code index}; 0 if there is none. */
  int punctuationLength(int index) {
    return punctuationLength(text, index);
  }

  /** The same of any text; 0 beyond its end. */
  static int punctuationLength(String text, int index) {
    char c = index < text.length() ? text.charAt(index) : END;
    if (c < 0x80) {
      return IS_ASCII_PUNCTUATION[c] ? 1 : 0;
    }
    if (Symbols.isSpoken(c)) {
      return 0;
    }
    int codePoint = text.codePointAt(index);
    return (PUNCTUATION & bit(Character.getType(codePoint))) != 0
        ? Character.charCount(codePoint)
        : 0;
  }

  private static int bit(int category) {
    return 1 << category;
  }

  /**
   * Whether a token may end before {@code index}: a blank, punctuation or the line's end follows.
   */
  boolean endsToken(int index) {
    return index >= text.length() || isBlank(index) || punctuationLength(index) > 0;
  }
}
