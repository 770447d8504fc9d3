package dev.modelzoo.benchmark;

import com.google.gson.JsonObject;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The score of one run, which lies in its folder too, and how it came about.
 *
 * @param skipped ids of the set that were left out, because that was asked for
 * @param sbiWall of the SBI alone
 * @param audioSeconds of the selected utterances, as the metadata says
 * @param blind whether the SBI was kept from seeing the references
 * @param provenance as RESULTS.txt has it
 */
public record BenchmarkResult(
    Path runFolder,
    ScoreReport report,
    ComparisonKey comparisonKey,
    List<String> skipped,
    Duration sbiWall,
    double audioSeconds,
    String engine,
    boolean blind,
    JsonObject provenance) {
  public BenchmarkResult {
    skipped = List.copyOf(skipped);
    provenance = provenance.deepCopy();
  }

  @Override
  public JsonObject provenance() {
    return provenance.deepCopy();
  }

  /** The raw hypotheses as the SBI wrote them. */
  public Path hypothesesFile() {
    return runFolder.resolve(RunDirectory.HYPOTHESES);
  }

  /** The real-time factor: SBI wall seconds per second of audio. */
  public OptionalDouble realTimeFactor() {
    return audioSeconds > 0
        ? OptionalDouble.of(sbiWall.toNanos() / 1e9 / audioSeconds)
        : OptionalDouble.empty();
  }

  /** What the run should end with although its score was written: utterances without an answer. */
  public Optional<ZooException> incompleteness() {
    if (report.isComplete()) {
      return Optional.empty();
    }
    int unanswered = report.missing() + report.empty();
    return Optional.of(
        new ZooException(
            ErrorKind.INCOMPLETE,
            "%d of %d utterances have no hypothesis (%d no line, %d no text) in %s: %s"
                .formatted(
                    unanswered,
                    report.references(),
                    report.missing(),
                    report.empty(),
                    runFolder.resolve(RunDirectory.HYPOTHESES),
                    report.unansweredPhrase()),
            "They count as deletions; DETAILS.txt names them, log.SBI may say why. zoo benchmark with"
                + " --retry-failed runs those without a line once more."));
  }
}
