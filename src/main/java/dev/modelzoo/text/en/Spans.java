package dev.modelzoo.text.en;

/** Takes the spans that a class proposes at one start. */
interface Spans {
  /** Ignored unless a token may end there. */
  void add(int end, int cost, String spoken);
}
