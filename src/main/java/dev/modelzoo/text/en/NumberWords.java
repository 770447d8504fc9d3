package dev.modelzoo.text.en;

/** Integers in words. Digit strings are ASCII. */
final class NumberWords {
  /** More digits have no name here. */
  static final int MAXIMUM_DIGITS = 27;

  private static final String[] SMALL = {
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen"
  };
  private static final String[] TENS = {
    "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"
  };
  private static final String[] GROUPS = {
    "",
    "thousand",
    "million",
    "billion",
    "trillion",
    "quadrillion",
    "quintillion",
    "sextillion",
    "septillion"
  };

  private NumberWords() {}

  /** 0 to 99, such as {@code twenty one}. */
  static String twoDigits(int value) {
    if (value < SMALL.length) {
      return SMALL[value];
    }
    String tens = TENS[value / 10];
    return value % 10 == 0 ? tens : tens + ' ' + SMALL[value % 10];
  }

  /** 2 to 9 for twenty to ninety. */
  static String tens(int digit) {
    return TENS[digit];
  }

  /** Each digit by itself: {@code zero zero seven}. */
  static String digitByDigit(String digits) {
    StringBuilder words = new StringBuilder(digits.length() * 5);
    for (int index = 0; index < digits.length(); index++) {
      if (index > 0) {
        words.append(' ');
      }
      words.append(SMALL[digits.charAt(index) - '0']);
    }
    return words.toString();
  }

  /** Without "and": {@code one hundred one}. Up to {@link #MAXIMUM_DIGITS} digits. */
  static String cardinal(String digits) {
    StringBuilder words = new StringBuilder();
    int groups = (digits.length() + 2) / 3;
    for (int group = groups - 1; group >= 0; group--) {
      int to = digits.length() - 3 * group;
      int value = Integer.parseInt(digits.substring(Math.max(0, to - 3), to));
      if (value > 0) {
        append(words, threeDigits(value));
        append(words, GROUPS[group]);
      }
    }
    return words.isEmpty() ? SMALL[0] : words.toString();
  }

  /**
   * With an "and" before the last two digits, where something is said before them: {@code one
   * hundred and one}, {@code four thousand and ninety six}, but {@code one million five}.
   */
  static String cardinalWithAnd(String digits) {
    String words = cardinal(digits);
    int hundred = words.lastIndexOf("hundred ");
    int thousand = words.lastIndexOf("thousand ");
    if (hundred >= 0) {
      String rest = words.substring(hundred);
      if (!rest.contains("thousand") && !rest.contains("million")) {
        return words.substring(0, hundred) + "hundred and" + words.substring(hundred + 7);
      }
    }
    if (thousand >= 0 && !words.substring(thousand).contains("hundred")) {
      return words.substring(0, thousand) + "thousand and" + words.substring(thousand + 8);
    }
    return words;
  }

  private static String threeDigits(int value) {
    if (value < 100) {
      return twoDigits(value);
    }
    String hundreds = SMALL[value / 100] + " hundred";
    return value % 100 == 0 ? hundreds : hundreds + ' ' + twoDigits(value % 100);
  }

  private static void append(StringBuilder words, String more) {
    if (!more.isEmpty()) {
      if (!words.isEmpty()) {
        words.append(' ');
      }
      words.append(more);
    }
  }
}
