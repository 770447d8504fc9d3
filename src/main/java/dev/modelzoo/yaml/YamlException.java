package dev.modelzoo.yaml;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import org.jspecify.annotations.Nullable;

/** A text that is no YAML, or not of the expected shape; line and column are 1-based. */
public final class YamlException extends ZooException {
  private static final String SYNTAX =
      "YAML indents with spaces, and a value with ': ' or ' #' in it needs quotes.";

  private final String problem;
  private final int line;
  private final int column;

  /**
   * @param cause what the parser said of a text that is no YAML; null if only its meaning is wrong
   */
  YamlException(String source, String problem, int line, int column, @Nullable Throwable cause) {
    super(
        ErrorKind.USAGE,
        "%s, line %d, column %d: %s".formatted(source, line, column, problem),
        cause == null ? "Mend the file at that place." : "Mend the file at that place; " + SYNTAX,
        cause);
    this.problem = problem;
    this.line = line;
    this.column = column;
  }

  /** What is wrong, without the place. */
  public String problem() {
    return problem;
  }

  public int line() {
    return line;
  }

  public int column() {
    return column;
  }
}
