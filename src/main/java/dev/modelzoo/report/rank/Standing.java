package dev.modelzoo.report.rank;

import dev.modelzoo.scoring.ErrorCounts;
import dev.modelzoo.scoring.statistics.Interval;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * A row of a table: a model, over all sets of the table that it has results of.
 *
 * @param name that tells it from the others
 * @param rank 1 + number of models that are significantly better; empty if it lacks a set
 * @param interval of the pooled rate, as a share; empty if it cannot be drawn or a set is lacking
 * @param macro in per cent: of several sets the mean of their rates, of one the mean over its
 *     speakers or whatever is drawn together
 * @param answered references with a hypothesis
 * @param realTimeFactor empty unless it is known of all results
 * @param missing the sets without a result
 * @param results in the order of the table's sets
 */
public record Standing(
    Contender contender,
    String name,
    OptionalInt rank,
    ErrorCounts counts,
    Optional<Interval> interval,
    OptionalDouble macro,
    long answered,
    long references,
    OptionalDouble realTimeFactor,
    List<String> missing,
    List<RankedResult> results) {
  public Standing {
    missing = List.copyOf(missing);
    results = List.copyOf(results);
  }

  public boolean isComplete() {
    return missing.isEmpty();
  }

  /** Whether all runs are said to have been blind. */
  public boolean blind() {
    return results.stream().allMatch(RankedResult::blind);
  }

  /** The networks of all runs, {@code ?} for one that is not said, with commas. */
  public String network() {
    return String.join(
        ", ", results.stream().map(one -> one.network().orElse("?")).distinct().sorted().toList());
  }

  /** Of the newest result. */
  public String date() {
    return results.stream().map(RankedResult::date).max(String::compareTo).orElse("");
  }

  /** In per cent; empty if there is no reference. */
  public OptionalDouble coverage() {
    return references == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(100.0 * answered / references);
  }

  Standing ranked(int place) {
    return new Standing(
        contender,
        name,
        OptionalInt.of(place),
        counts,
        interval,
        macro,
        answered,
        references,
        realTimeFactor,
        missing,
        results);
  }
}
