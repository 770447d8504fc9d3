package dev.modelzoo.text.en;

/**
 * Everything that no class reads: a word as it is, up to the next blank; with digits or currency
 * signs in it, up to the next punctuation.
 */
final class Words implements SpanClass {
  private static final String EXCLUDED = "$\u20ac\u20a9\u00a3\u00a5#%";

  /** How many earlier ends are tried where a digit stops a word. */
  private static final int MAXIMUM_ENDS = 16;

  @Override
  public void propose(Line line, int start, Spans spans) {
    int end = start;
    while (end < line.length() && !line.isBlank(end) && !isExcluded(line.at(end))) {
      end++;
    }
    if (end >= line.length() || line.isBlank(end)) {
      if (end > start) {
        spans.add(end, Cost.WORD, line.sub(start, end));
      }
    } else {
      proposeShorter(line, start, end, spans);
    }
    int plain = start;
    while (plain < line.length() && !line.endsToken(plain)) {
      plain++;
    }
    if (plain > end) {
      spans.add(plain, Cost.OPAQUE, line.sub(start, plain));
    }
  }

  /** A digit follows at {@code limit}: the word ends before some punctuation, if anywhere. */
  private static void proposeShorter(Line line, int start, int limit, Spans spans) {
    int tried = 0;
    for (int end = limit; end > start && tried < MAXIMUM_ENDS; end--) {
      if (line.endsToken(end) && !Character.isLowSurrogate(line.at(end))) {
        spans.add(end, Cost.WORD, line.sub(start, end));
        tried++;
      }
    }
  }

  private static boolean isExcluded(char c) {
    return Line.isDigit(c) || EXCLUDED.indexOf(c) >= 0;
  }
}
