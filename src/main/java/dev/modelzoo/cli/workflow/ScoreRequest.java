package dev.modelzoo.cli.workflow;

import dev.modelzoo.benchmark.Scorer;
import dev.modelzoo.content.EntryId;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Hypotheses, and what to compare them with: a file, or a test set of the zoo.
 *
 * @param references a file, or {@code -} for standard input; so are the hypotheses
 * @param set instead of the references
 * @param name of what made the hypotheses, for tables; empty if nobody said
 * @param out the folder for the results, if they are to be written
 * @param force whether results that are there already may be replaced
 * @param json whether to print the object of RESULTS.txt
 */
public record ScoreRequest(
    Optional<Path> references,
    Optional<EntryId> set,
    Optional<String> name,
    Path hypotheses,
    Scorer scorer,
    ScoreDetails details,
    Optional<Path> out,
    boolean force,
    boolean json) {
  private static final Path STANDARD_INPUT = Path.of("-");

  public ScoreRequest {
    if (references.isPresent() == set.isPresent()) {
      throw new ZooException(
          ErrorKind.USAGE,
          references.isPresent()
              ? "--ref and -d both name the references"
              : "score needs the references: --ref FILE, or -d SET",
          "For example: zoo score -d MINI_EN --hyp raw_rec.txt --lang en.");
    }
    if (references.filter(ScoreRequest::isStandardInput).isPresent()
        && isStandardInput(hypotheses)) {
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
