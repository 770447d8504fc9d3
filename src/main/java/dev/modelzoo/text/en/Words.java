package dev.modelzoo.text.en;

/**
 * Everything that no class reads: a word as it is, up to the next blank; with digits or currency
 * signs in it, up to the next punctuation.
 */
final class Words implements SpanClass {
  /** How many earlier ends are tried where a digit stops a word. */
  private static final int MAXIMUM_ENDS = 16;

  @Override
  public void propose(Line line, int start, Spans spans) {
    int end = line.wordEnd(start);
    if (end >= line.length() || line.isBlank(end)) {
      add(line, start, end, Cost.WORD, spans);
    } else {
      proposeShorter(line, start, end, spans);
    }
    int plain = line.plainEnd(start);
    if (plain > end) {
      add(line, start, plain, Cost.OPAQUE, spans);
    }
  }

  private static void add(Line line, int start, int end, int cost, Spans spans) {
    if (end > start && spans.wants(end, cost)) {
      spans.add(end, cost, line.sub(start, end));
    }
  }

  /** A digit follows at {@code limit}: the word ends before some punctuation, if anywhere. */
  private static void proposeShorter(Line line, int start, int limit, Spans spans) {
    int tried = 0;
    for (int end = limit; end > start && tried < MAXIMUM_ENDS; end--) {
      if (line.endsToken(end) && !Character.isLowSurrogate(line.at(end))) {
        add(line, start, end, Cost.WORD, spans);
        tried++;
      }
    }
  }
}
