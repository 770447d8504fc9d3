package dev.modelzoo.text.en;

/** {@code 4th}, {@code 22nd}, {@code 1,000th}: only with the suffix that belongs to the number. */
final class Ordinals implements SpanClass {
  @Override
  public void propose(Line line, int start, Spans spans) {
    for (int end : Numerals.ends(line, start)) {
      String digits = Numerals.digits(line, start, end);
      if (isSuffixed(line, digits, end)) {
        spans.add(end + 2, Cost.CLASS, OrdinalWords.of(NumberWords.cardinal(digits)));
      }
    }
  }

  /** Whether the text from {@code start} to {@code end} is a right ordinal. */
  static boolean is(Line line, int start, int end) {
    int digits = line.digitsEnd(start);
    return digits > start && end == digits + 2 && isSuffixed(line, line.sub(start, digits), digits);
  }

  private static boolean isSuffixed(Line line, String digits, int end) {
    return line.lettersEnd(end) == end + 2 && OrdinalWords.isSuffix(digits, line.sub(end, end + 2));
  }
}
