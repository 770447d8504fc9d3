package dev.modelzoo.text.en;

/** A class of written forms, such as dates or money, that finds its own in a line. */
interface SpanClass {
  /** Proposes every way to read what starts at {@code start}; bounded in length. */
  void propose(Line line, int start, Spans spans);
}
