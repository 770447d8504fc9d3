package dev.modelzoo.report.rank;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.modelzoo.benchmark.RunName;
import dev.modelzoo.benchmark.SavedResult;
import dev.modelzoo.scoring.statistics.Interval;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A result with what a ranking needs to know of how it came about.
 *
 * @param model id of the model, or the folder's name where no run is told of
 * @param modelDigest empty where no run is told of
 * @param set id of the test set, or the beginning of the digest of its references
 * @param started date and time in UTC, or as much of it as is known
 * @param blind whether the run is said to have been blind
 * @param network that the SBI had; empty if that is not said
 * @param wallSeconds of the SBI
 * @param audioSeconds of what it heard
 */
public record RankedResult(
    SavedResult result,
    String model,
    String modelDigest,
    String set,
    String started,
    boolean blind,
    Optional<String> network,
    OptionalDouble wallSeconds,
    OptionalDouble audioSeconds) {
  /** The oldest first; those of one moment by number and by place. */
  public static final Comparator<RankedResult> BY_AGE =
      Comparator.comparing(RankedResult::started)
          .thenComparingInt(RankedResult::repetition)
          .thenComparing(one -> one.result().folder().toString());

  private static final String ALL = "all";
  private static final int DATE_LENGTH = "2026-11-22".length();
  private static final int SHOWN_DIGITS = "sha256:".length() + 12;

  /** Whether it is of all utterances of its set. */
  public boolean isWhole() {
    return result.comparison().getOrDefault("selection", "").equals(ALL);
  }

  /** Takes what is said from RESULTS.txt, and the rest from the folder's name. */
  public static RankedResult of(SavedResult result) {
    JsonObject provenance = object(result.json(), "provenance");
    JsonObject timing = object(provenance, "timing");
    Optional<RunName> name = RunName.parse(folderName(result));
    String digest = result.comparison().getOrDefault("set", "");
    return new RankedResult(
        result,
        text(provenance, "model")
            .or(() -> name.map(run -> run.model().value()))
            .orElseGet(() -> folderName(result)),
        text(provenance, "model_digest").orElse(""),
        text(provenance, "set")
            .or(() -> name.map(run -> run.set().value()))
            .orElseGet(() -> digest.substring(0, Math.min(SHOWN_DIGITS, digest.length()))),
        text(timing, "started").or(() -> name.map(run -> run.date().toString())).orElse(""),
        text(provenance, "blind").filter("true"::equals).isPresent(),
        text(provenance, "network"),
        number(timing, "sbi_wall_seconds"),
        number(provenance, "audio_seconds"));
  }

  /** Of the day; empty if it is not known. */
  public String date() {
    return started.substring(0, Math.min(DATE_LENGTH, started.length()));
  }

  /** Of the pooled rate, as a share; empty if there is none. */
  public Optional<Interval> interval() {
    JsonObject saved = object(result.json(), "interval");
    OptionalDouble low = number(saved, "low");
    OptionalDouble high = number(saved, "high");
    return low.isPresent() && high.isPresent() && low.getAsDouble() <= high.getAsDouble()
        ? Optional.of(new Interval(low.getAsDouble() / 100, high.getAsDouble() / 100))
        : Optional.empty();
  }

  public String comparisonKey() {
    return result.comparisonKey();
  }

  /** What two results must share for the newer one to stand for both. */
  String repeats() {
    return String.join("\n", model, modelDigest, set, comparisonKey());
  }

  private int repetition() {
    return RunName.parse(folderName(result)).map(RunName::number).orElse(1);
  }

  /** The name of the folder that it lies in. */
  public static String folderName(SavedResult result) {
    return String.valueOf(result.folder().toAbsolutePath().normalize().getFileName());
  }

  private static JsonObject object(JsonObject json, String name) {
    return json.get(name) instanceof JsonObject found ? found : new JsonObject();
  }

  private static Optional<String> text(JsonObject json, String name) {
    JsonElement value = json.get(name);
    return value == null || !value.isJsonPrimitive()
        ? Optional.empty()
        : Optional.of(value.getAsString());
  }

  private static OptionalDouble number(JsonObject json, String name) {
    try {
      return text(json, name).stream().mapToDouble(Double::parseDouble).findFirst();
    } catch (NumberFormatException e) { // a file that somebody changed
      return OptionalDouble.empty();
    }
  }
}
