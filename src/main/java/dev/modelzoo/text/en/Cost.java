package dev.modelzoo.text.en;

/**
 * What reading a piece of text in some way costs, in units of 0.00001. Only the order of sums
 * matters: any class beats a plain word, one token beats two, and the small differences decide
 * between classes that read the same span.
 */
final class Cost {
  static final int LISTED = 101_000;
  static final int DATE = 109_000;
  static final int CLASS = 110_000;
  static final int SQUARED = 110_010;
  static final int SERIAL = 110_020;
  static final int PUNCTUATION = 210_000;

  /** A word without digits and currency signs, which may have punctuation inside. */
  static final int WORD = 9_999_990;

  /** Anything else without punctuation, kept as it is. */
  static final int OPAQUE = 10_000_000;

  /** Reading "one hundred and one" is preferred to "one hundred one". */
  static final int WITH_AND = -10;

  static final int WITHOUT_AND = 1;

  /** Reading cents beside dollars is preferred to a decimal. */
  static final int MINOR_UNIT = -10;

  private Cost() {}
}
