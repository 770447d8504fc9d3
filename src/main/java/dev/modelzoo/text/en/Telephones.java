package dev.modelzoo.text.en;

/**
 * {@code 555-123-4567}, {@code (555) 123-4567}, {@code +1-800-FLOWERS}, addresses such as {@code
 * 10.0.0.1}, and numbers grouped 3-2-4: digit by digit.
 */
final class Telephones implements SpanClass {
  private static final int SUBSCRIBER_LENGTH = 7;
  private static final int ADDRESS_PARTS = 4;

  @Override
  public void propose(Line line, int start, Spans spans) {
    proposeNational(line, start, "", spans);
    proposeInternational(line, start, spans);
    proposeAddress(line, start, spans);
    proposeGrouped(line, start, spans);
  }

  private static void proposeInternational(Line line, int start, Spans spans) {
    boolean plus = line.at(start) == '+';
    int from = plus ? start + 1 : start;
    int end = line.digitsEnd(from);
    if (end == from || end - from > 3) {
      return;
    }
    int area = line.blanksEnd(line.at(end) == '-' ? end + 1 : end);
    if (area > end) {
      String code = (plus ? "plus " : "") + NumberWords.digitByDigit(line.sub(from, end)) + ' ';
      proposeNational(line, area, code, spans);
    }
  }

  private static void proposeNational(Line line, int start, String before, Spans spans) {
    boolean bracket = line.at(start) == '(';
    int from = bracket ? start + 1 : start;
    int end = from + 3;
    if (line.digitsEnd(from) != end) {
      return;
    }
    int number = bracket ? afterBracket(line, end) : afterSeparator(line, end);
    if (number < 0) {
      return;
    }
    String digits = line.sub(from, end);
    String area = digits.equals("800") ? "eight hundred" : NumberWords.digitByDigit(digits);
    proposeSubscriber(line, number, before + area, spans);
  }

  private static int afterSeparator(Line line, int end) {
    return line.at(end) == '-' || line.at(end) == '.' ? end + 1 : -1;
  }

  private static int afterBracket(Line line, int end) {
    if (line.at(end) != ')') {
      return -1;
    }
    return line.at(end + 1) == ' ' || line.at(end + 1) == '-' ? end + 2 : end + 1;
  }

  /** Seven digits or letters, with single dashes, or single points, between them. */
  private static void proposeSubscriber(Line line, int start, String before, Spans spans) {
    StringBuilder spoken = new StringBuilder(before).append(' ');
    char separator = Line.END;
    int index = start;
    for (int count = 0; count < SUBSCRIBER_LENGTH; index++, count++) {
      char c = line.at(index);
      if (count > 0 && (c == '-' || c == '.') && (separator == Line.END || separator == c)) {
        separator = c;
        spoken.append(' ');
        c = line.at(++index);
      }
      if (Line.isDigit(c)) {
        spoken.append(' ').append(NumberWords.twoDigits(c - '0')).append(' ');
      } else if (Line.isLetter(c)) {
        spoken.append(c);
      } else {
        return;
      }
    }
    spans.add(index, Cost.CLASS, Spacing.fold(spoken.toString()));
  }

  private static void proposeAddress(Line line, int start, Spans spans) {
    StringBuilder spoken = new StringBuilder();
    int index = start;
    for (int part = 0; part < ADDRESS_PARTS; part++) {
      if (part > 0) {
        if (line.at(index++) != '.') {
          return;
        }
        spoken.append(" dot ");
      }
      int end = line.digitsEnd(index);
      if (end == index || end - index > 3) {
        return;
      }
      spoken.append(NumberWords.digitByDigit(line.sub(index, end)));
      index = end;
    }
    spans.add(index, Cost.CLASS, spoken.toString());
  }

  private static void proposeGrouped(Line line, int start, Spans spans) {
    if (line.digitsEnd(start) == start + 3
        && line.at(start + 3) == '-'
        && line.digitsEnd(start + 4) == start + 6
        && line.at(start + 6) == '-'
        && line.digitsEnd(start + 7) == start + 11) {
      String digits = line.sub(start, start + 11).replace("-", "");
      spans.add(start + 11, Cost.CLASS, NumberWords.digitByDigit(digits));
    }
  }
}
