package dev.modelzoo.cli.workflow;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.modelzoo.benchmark.Percentage;
import dev.modelzoo.benchmark.SavedResult;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import java.util.Locale;
import java.util.Optional;

/**
 * How one model on one set went.
 *
 * @param result empty if there is none
 * @param failure why there is no result, or that it lacks answers
 */
record PairOutcome(
    BenchmarkPair pair,
    Status status,
    Optional<SavedResult> result,
    Optional<ZooException> failure) {
  enum Status {
    DONE,
    /** There was a result already. */
    SKIPPED,
    FAILED;

    String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static PairOutcome failed(BenchmarkPair pair, ZooException failure) {
    return new PairOutcome(pair, Status.FAILED, Optional.empty(), Optional.of(failure));
  }

  /** One that was there: what it lacks is still lacking. */
  static PairOutcome skipped(BenchmarkPair pair, SavedResult result) {
    Optional<ZooException> incomplete =
        result.unanswered() == 0
            ? Optional.empty()
            : Optional.of(
                new ZooException(
                    ErrorKind.INCOMPLETE,
                    "%d of %d utterances have no hypothesis in %s"
                        .formatted(result.unanswered(), result.references(), result.folder()),
                    "They count as deletions; --again runs the model once more."));
    return new PairOutcome(pair, Status.SKIPPED, Optional.of(result), incomplete);
  }

  /** {@code CER 5.00 %}, or why there is none. */
  String score() {
    return result
        .map(r -> "%s %s".formatted(r.rateName(), Percentage.withSign(r.counts().percentage())))
        .or(() -> failure.map(f -> "exit " + f.kind().exitCode()))
        .orElse("");
  }

  /** Answered utterances of all. */
  String coverage() {
    return result
        .map(r -> "%d/%d".formatted(r.references() - r.unanswered(), r.references()))
        .orElse("-");
  }

  JsonObject toJson() {
    JsonObject json = new JsonObject();
    json.addProperty("model", pair.model().value());
    json.addProperty("set", pair.set().value());
    json.addProperty("status", status.label());
    json.add("folder", text(result.map(r -> r.folder().toString())));
    json.add("results", result.<JsonElement>map(SavedResult::json).orElse(JsonNull.INSTANCE));
    json.add("error", failure.<JsonElement>map(PairOutcome::error).orElse(JsonNull.INSTANCE));
    return json;
  }

  static JsonObject error(ZooException failure) {
    JsonObject json = new JsonObject();
    json.addProperty("exit_code", failure.kind().exitCode());
    json.addProperty("message", ZooException.reason(failure));
    json.addProperty("next", failure.next());
    return json;
  }

  private static JsonElement text(Optional<String> text) {
    return text.<JsonElement>map(JsonPrimitive::new).orElse(JsonNull.INSTANCE);
  }
}
