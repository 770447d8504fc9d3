package dev.modelzoo.text.en;

/** {@code 21}, {@code 12,345}, {@code -5}; from five digits on, or after a zero, digit by digit. */
final class Cardinals implements SpanClass {
  private static final int READ_WHOLE = 4;
  private static final int MAXIMUM_LENGTH = 400;

  @Override
  public void propose(Line line, int start, Spans spans) {
    boolean negative = line.at(start) == '-';
    int from = negative ? start + 1 : start;
    int end = line.digitsEnd(from);
    if (end == from || end - from > MAXIMUM_LENGTH) {
      return;
    }
    String sign = negative ? "minus " : "";
    String digits = line.sub(from, end);
    boolean leadingZero = digits.length() > 1 && digits.charAt(0) == '0';
    if (digits.length() > READ_WHOLE || leadingZero) {
      spans.add(end, Cost.CLASS, sign + NumberWords.digitByDigit(digits));
      return;
    }
    for (Reading reading : Numerals.withAnd(line, from)) {
      spans.add(reading.end(), Cost.CLASS + reading.cost(), sign + reading.spoken());
    }
  }
}
