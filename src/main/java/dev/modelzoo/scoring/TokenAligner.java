package dev.modelzoo.scoring;

import java.util.List;

/** Aligns a hypothesis with its reference at the least cost. Immutable and thread-safe. */
public interface TokenAligner {
  /** The whole alignment. Tokens must not be empty strings. */
  Alignment align(List<String> reference, List<String> hypothesis);

  /** The counts of {@link #align} without building it. */
  ErrorCounts count(List<String> reference, List<String> hypothesis);

  /** Whatever changes the number of errors, in one canonical line; empty if there is nothing. */
  default String options() {
    return "";
  }
}
