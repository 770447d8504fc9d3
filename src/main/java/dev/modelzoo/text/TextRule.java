package dev.modelzoo.text;

/**
 * One rule of a normaliser: text in, text out. Immutable, thread-safe, total, and in practice
 * linear in the text's length.
 */
public interface TextRule {
  /** As {@code --explain} shows it: lower-case words joined by hyphens. */
  String name();

  String apply(String text);
}
