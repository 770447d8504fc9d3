package dev.modelzoo.text;

import java.util.List;

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

  /**
   * How {@link #normalize} comes to its result: the steps that changed the text, in order, the last
   * of them with the result; no step for a text in normal form. A normaliser that does not tell its
   * rules apart is one step.
   */
  default List<NormalizationStep> explain(String text) {
    String normal = normalize(text);
    return normal.equals(text) ? List.of() : List.of(new NormalizationStep(name(), normal));
  }

  /** Name and version as results show them, for example {@code basic-zh/1}. */
  default String id() {
    return name() + "/" + version();
  }
}
