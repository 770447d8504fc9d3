package dev.modelzoo.cli.workflow;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * How to repeat a published result.
 *
 * @param tolerance of the error rate, in points of a per cent; 0 if all counts must be equal
 * @param limit of the utterances that are shown
 * @param record the number or name of the published record; empty for the newest of a submitter
 * @param shards into how many parts the list is cut; empty for as many as were published
 * @param retryFailed whether to run again what failed, also where that was not published so
 * @param recorded whether the outcome is written into the store, where that is allowed
 * @param run how the model is run, once it is known what was run
 * @param dispatch where it is run, once it is known in how many parts
 */
public record ReproduceSettings(
    double tolerance,
    int limit,
    Optional<String> record,
    OptionalInt shards,
    boolean retryFailed,
    boolean recorded,
    Function<Repeated, RunSettings> run,
    Function<Repeated, DispatchSettings> dispatch,
    boolean json) {
  /** What of a published run is repeated as it was. */
  public record Repeated(
      int maxUtterances, boolean opaqueIds, boolean simplified, int shards, boolean retryFailed) {}

  public ReproduceSettings {
    if (!(tolerance >= 0 && tolerance < Double.POSITIVE_INFINITY)) {
      throw usage("--tolerance %s is no number of points".formatted(tolerance));
    }
    if (limit < 0) {
      throw usage("--limit %d is no number of utterances".formatted(limit));
    }
  }

  private static ZooException usage(String message) {
    return new ZooException(ErrorKind.USAGE, message, "Give a number from 0 up.");
  }
}
