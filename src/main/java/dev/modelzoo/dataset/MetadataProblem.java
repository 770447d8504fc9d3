package dev.modelzoo.dataset;

/**
 * What is wrong with a line of a {@code metadata.tsv}.
 *
 * @param line 1-based, blank lines counted
 */
public record MetadataProblem(Kind kind, int line, String what) {
  /** What sort of thing is wrong. */
  public enum Kind {
    NOT_UTF8,
    HEADER,
    CELL_COUNT,
    DUPLICATE_ID,
    BAD_ID,
    BAD_DURATION,
    NO_AUDIO,
    NO_UTTERANCES
  }

  /** The place and the problem, for a message. */
  @Override
  public String toString() {
    return "line " + line + ": " + what;
  }
}
