package dev.modelzoo.yaml;

/**
 * A stretch of a text, for edits in place; counted in code points (not chars) from 0, line breaks
 * included.
 *
 * @param end behind the last code point
 */
public record Span(int start, int end) {
  public Span {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("Not a span: " + start + " to " + end);
    }
  }
}
