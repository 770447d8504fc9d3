package dev.modelzoo.text.en;

/** Takes the spans that a class proposes at one start. */
interface Spans {
  /** Ignored unless a token may end there, and unless it is cheaper than what is known. */
  void add(int end, int cost, String spoken);

  /** Whether {@link #add} would not ignore it: worth asking before a long text is put together. */
  boolean wants(int end, int cost);
}
