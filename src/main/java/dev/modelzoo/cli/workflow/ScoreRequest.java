package dev.modelzoo.cli.workflow;

import dev.modelzoo.benchmark.Scorer;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Two files to compare.
 *
 * @param references a file, or {@code -} for standard input; so are the hypotheses
 * @param out the folder for the results, if they are to be written
 * @param force whether results that are there already may be replaced
 * @param json whether to print the object of RESULTS.txt
 */
public record ScoreRequest(
    Path references,
    Path hypotheses,
    Scorer scorer,
    ScoreDetails details,
    Optional<Path> out,
    boolean force,
    boolean json) {
  private static final Path STANDARD_INPUT = Path.of("-");

  public ScoreRequest {
    if (isStandardInput(references) && isStandardInput(hypotheses)) {
      throw new ZooException(
          ErrorKind.USAGE,
          "--ref - and --hyp - cannot both read standard input",
          "Name a file for one of them.");
    }
    if (!details.formats().isEmpty() && out.isEmpty()) {
      throw new ZooException(
          ErrorKind.USAGE,
          "--per-utterance " + details.formatNames() + " needs a folder to write to",
          "Add --out FOLDER.");
    }
  }

  /** Whether {@code -} was named, which is no file. */
  static boolean isStandardInput(Path named) {
    return named.equals(STANDARD_INPUT);
  }
}
