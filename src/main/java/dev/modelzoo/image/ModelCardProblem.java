package dev.modelzoo.image;

/**
 * What is wrong with a line of a {@code model.yaml}.
 *
 * @param line 1-based; 1 where something is missing
 * @param what names the key, and the value where that helps
 * @param fix what to write instead
 */
public record ModelCardProblem(Kind kind, int line, String what, String fix) {
  /** How bad it is. */
  public enum Kind {
    /** The file cannot be read as YAML at all. */
    NOT_YAML,
    /** A value is missing or wrong: nobody can tell how to run or score the model. */
    BAD_VALUE,
    /** A value is probably not what its author meant. */
    DOUBTFUL_VALUE
  }

  public boolean isError() {
    return kind != Kind.DOUBTFUL_VALUE;
  }
}
