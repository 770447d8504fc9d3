package dev.modelzoo.text.zh;

/** Spells numbers that are written in decimal digits of any script, with or without a point. */
final class ChineseNumber {
  private static final String DIGITS = "零一二三四五六七八九";

  /** Each next unit is ten times the one before up to 万, from there ten thousand times. */
  private static final String UNITS = "十百千万亿兆京垓秭穰沟涧正载";

  private static final int[] POWERS = {1, 2, 3, 4, 8, 12, 16, 20, 24, 28, 32, 36, 40, 44};
  private static final int LARGEST_POWER = POWERS[POWERS.length - 1];

  private final int[] digits;
  private final StringBuilder spoken = new StringBuilder();

  private ChineseNumber(String digits) {
    this.digits = digits.codePoints().toArray();
  }

  /** Digit by digit, as years and telephone numbers are read; other characters are left out. */
  static String digitByDigit(String number) {
    StringBuilder spoken = new StringBuilder();
    number.codePoints().filter(Character::isDigit).forEach(digit -> spoken.append(name(digit)));
    return spoken.toString();
  }

  /**
   * As an amount. Zeros in front are spoken as one 零; a whole number of two or more zeros is not
   * spoken at all, as in the original.
   */
  static String amount(String number) {
    int point = number.indexOf('.');
    if (point < 0) {
      return whole(number);
    }
    String whole = whole(number.substring(0, point));
    return (whole.isEmpty() ? "零" : whole) + "点" + digitByDigit(number.substring(point + 1));
  }

  /** Whether a spoken form begins as numbers do, and so not with a character of some unit. */
  static boolean startsAsNumber(String spoken) {
    return !spoken.isEmpty() && "零一二三四五六七八九两十百".indexOf(spoken.charAt(0)) >= 0;
  }

  private static String whole(String number) {
    if (number.codePointCount(0, number.length()) == 1) {
      return digitByDigit(number);
    }
    ChineseNumber reader = new ChineseNumber(number);
    reader.speak();
    reader.useLiang();
    return reader.spoken.indexOf("一十") == 0 ? reader.spoken.substring(1) : reader.spoken.toString();
  }

  /** Cuts a number beyond the largest unit into groups of that unit, then speaks each. */
  private void speak() {
    int first = firstSignificant(0, digits.length);
    int excess = Math.max(0, digits.length - first - 1) / LARGEST_POWER;
    int end = digits.length - excess * LARGEST_POWER;
    speak(0, end);
    for (int group = 0; group < excess; group++) {
      spoken.append(UNITS.charAt(POWERS.length - 1));
      speak(end, end + LARGEST_POWER);
      end += LARGEST_POWER;
    }
  }

  /** Speaks the digits from (inclusive) to (exclusive); at most a few calls deep. */
  private void speak(int from, int to) {
    int first = firstSignificant(from, to);
    int length = to - first;
    if (length == 0) {
      return;
    }
    if (length == 1) {
      if (first > from) {
        spoken.append(DIGITS.charAt(0));
      }
      spoken.append(name(digits[first]));
      return;
    }
    int unit = POWERS.length - 1;
    while (POWERS[unit] >= length) {
      unit--;
    }
    int border = to - POWERS[unit];
    speak(from, border);
    spoken.append(UNITS.charAt(unit));
    speak(border, to);
  }

  /** Only the zero of ASCII counts as one here, as in the original. */
  private int firstSignificant(int from, int to) {
    int first = from;
    while (first < to && digits[first] == '0') {
      first++;
    }
    return first;
  }

  /** 二 becomes 两 before a unit other than 十, at the start or behind such a unit. */
  private void useLiang() {
    for (int index = 0; index + 1 < spoken.length(); index++) {
      if (spoken.charAt(index) == '二'
          && isUnitAboveTen(spoken.charAt(index + 1))
          && (index == 0 || isUnitAboveTen(spoken.charAt(index - 1)))) {
        spoken.setCharAt(index, '两');
      }
    }
  }

  private static boolean isUnitAboveTen(char symbol) {
    return UNITS.indexOf(symbol) > 0;
  }

  private static char name(int digit) {
    return DIGITS.charAt(Character.digit(digit, 10));
  }
}
