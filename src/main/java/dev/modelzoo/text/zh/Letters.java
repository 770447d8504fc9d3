package dev.modelzoo.text.zh;

/**
 * A text as an array of code points, with what the rules for numbers ask of it. Positions are
 * 0-based code points. What lies before and behind the text is no digit, so a number at an end is
 * bounded like any other.
 */
class Letters {
  private final int[] codePoints;

  Letters(String text) {
    codePoints = text.codePoints().toArray();
  }

  int length() {
    return codePoints.length;
  }

  /** Whether a decimal digit of any script is there. */
  boolean isDigit(int position) {
    int codePoint = at(position);
    return codePoint >= 0 && Character.isDigit(codePoint);
  }

  boolean is(int position, char expected) {
    return at(position) == expected;
  }

  /** Whether one of the characters, all of the Basic Multilingual Plane, is there. */
  boolean isOneOf(int position, String expected) {
    int codePoint = at(position);
    return codePoint >= 0 && expected.indexOf(codePoint) >= 0;
  }

  boolean startsWith(int position, String expected) {
    for (int offset = 0; offset < expected.length(); offset++) {
      if (!is(position + offset, expected.charAt(offset))) {
        return false;
      }
    }
    return true;
  }

  /** The code point there, or -1 outside of the text. Every question below comes here. */
  int at(int position) {
    return position >= 0 && position < codePoints.length ? codePoints[position] : -1;
  }

  /** The first position at or after {@code from} that holds a digit, or the length. */
  int findDigit(int from) {
    int position = from;
    while (position < codePoints.length && !isDigit(position)) {
      position++;
    }
    return position;
  }

  /** The end of the digits that begin at {@code from}; {@code from} itself if there are none. */
  int skipDigits(int from) {
    int position = from;
    while (isDigit(position)) {
      position++;
    }
    return position;
  }

  /** The end of a point and digits at {@code from}, or {@code from} if there is no such thing. */
  int skipDecimals(int from) {
    return is(from, '.') && isDigit(from + 1) ? skipDigits(from + 1) : from;
  }

  /** Whether exactly these many digits or more stand there. */
  boolean hasDigits(int position, int count) {
    for (int offset = 0; offset < count; offset++) {
      if (!isDigit(position + offset)) {
        return false;
      }
    }
    return true;
  }

  String slice(int from, int to) {
    return new String(codePoints, from, to - from);
  }
}
