package dev.modelzoo.report.listing;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.modelzoo.benchmark.ResultRecord;
import dev.modelzoo.report.rank.RankedResult;
import dev.modelzoo.scoring.ErrorCounts;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A result as a line of a list. What a stranger wrote is as it was written.
 *
 * @param role of who published it; empty for one that lies in a folder here
 * @param version of the model; empty if it is not known
 * @param modelDigest of the model's files; empty if it is not known
 * @param setDigest of the set's files, or of its references where only these were known
 * @param made when it was published or, here, when the run began: date and time in UTC, or as much
 *     of it as is known
 * @param results the JSON object of RESULTS.txt
 * @param name of the record, or the path of the folder
 */
public record ListedResult(
    Optional<ResultRecord.Role> role,
    String model,
    OptionalInt version,
    String modelDigest,
    String set,
    String setDigest,
    String made,
    JsonObject results,
    String name) {

  public ListedResult {
    results = results.deepCopy();
  }

  @Override
  public JsonObject results() {
    return results.deepCopy();
  }

  /** A record by its name. */
  public static ListedResult of(String name, ResultRecord record) {
    return new ListedResult(
        Optional.of(record.role()),
        record.model().value(),
        OptionalInt.of(record.version()),
        record.modelDigest().toString(),
        record.set().value(),
        record.setDigest().toString(),
        record.created().toString(),
        record.results(),
        name);
  }

  /**
   * One that lies in a folder.
   *
   * @param version that has the files which were run, if that is known
   * @param path of the folder, as it is to be shown
   */
  public static ListedResult of(RankedResult here, OptionalInt version, String path) {
    return new ListedResult(
        Optional.empty(),
        here.model(),
        version,
        here.modelDigest(),
        here.set(),
        here.result().comparison().getOrDefault("set", ""),
        second(here.started()),
        here.result().json(),
        path);
  }

  private static String second(String started) {
    try {
      return Instant.parse(started).truncatedTo(ChronoUnit.SECONDS).toString();
    } catch (DateTimeException e) { // of some runs only the day is known
      return started;
    }
  }

  /** The summed counts. */
  public ErrorCounts counts() {
    return new ErrorCounts(number("C"), number("S"), number("D"), number("I"));
  }

  /** How many references were scored. */
  public long references() {
    return number("num_ref_utts");
  }

  /** How many of them have a hypothesis that is not empty. */
  public long answered() {
    return references() - number("missing") - number("empty");
  }

  private long number(String name) {
    try {
      return results.get(name) instanceof JsonPrimitive value ? value.getAsLong() : 0;
    } catch (NumberFormatException e) { // a file that somebody changed
      return 0;
    }
  }
}
