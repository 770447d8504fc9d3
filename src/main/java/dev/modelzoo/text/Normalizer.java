package dev.modelzoo.text;

/**
 * Brings a reference and a hypothesis into one written form before they are compared. Both sides
 * always pass the same normaliser. Implementations are immutable, thread-safe and total: every
 * string has a normal form, possibly the empty one.
 */
public interface Normalizer {
  /** What it is called in results, for example {@code basic-zh}. */
  String name();

  /** Changes whenever any text gets another normal form; results of two versions do not mix. */
  String version();

  /** Options that change the outcome, in one canonical line; empty if there are none. */
  default String options() {
    return "";
  }

  /** Never null. Line breaks count as blanks: the result is one line. */
  String normalize(String text);

  /** Name and version as results show them, for example {@code basic-zh/1}. */
  default String id() {
    return name() + "/" + version();
  }
}
