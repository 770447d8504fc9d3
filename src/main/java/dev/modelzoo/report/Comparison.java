package dev.modelzoo.report;

import dev.modelzoo.benchmark.SavedResult;
import dev.modelzoo.benchmark.UtteranceColumns;
import dev.modelzoo.scoring.ErrorCounts;
import dev.modelzoo.scoring.statistics.Bootstrap;
import dev.modelzoo.scoring.statistics.Interval;
import dev.modelzoo.scoring.statistics.MatchedPairs;
import java.util.List;
import java.util.Optional;

/**
 * Two results of the same test set under the same rules, utterance by utterance. Differences are
 * those of the second less the first: above 0, the first is better.
 *
 * @param utterances in both
 * @param firstBetter utterances with fewer errors in the first result
 * @param secondBetter utterances with fewer errors in the second one
 * @param alike utterances with the very same errors in both
 * @param blocks what the bootstrap drew: the name of a column, or utterances
 * @param blockCount how many of these there are
 * @param bootstrap of both together
 * @param firstInterval of the first rate alone, as it was when it was scored
 * @param worst utterances on which they differ, the largest difference first
 * @param by the same by the values of a column, if that was asked for
 */
public record Comparison(
    SavedResult first,
    SavedResult second,
    int utterances,
    int firstBetter,
    int secondBetter,
    int alike,
    String blocks,
    int blockCount,
    Bootstrap bootstrap,
    Optional<Interval> firstInterval,
    Optional<Interval> secondInterval,
    MatchedPairs matchedPairs,
    List<PairedUtterance> worst,
    List<Group> by) {
  /** Below it a difference is called significant. */
  public static final double SIGNIFICANT = 0.05;

  public Comparison {
    worst = List.copyOf(worst);
    by = List.copyOf(by);
  }

  /**
   * Utterances that share a value of a column.
   *
   * @param value empty for those of which none is known
   */
  public record Group(
      String value, int utterances, ErrorCounts first, ErrorCounts second, Bootstrap bootstrap) {}

  /**
   * What is to be looked at.
   *
   * @param columns what is known of the utterances
   * @param by the column of it by which the results are split
   * @param limit so many utterances at most are kept
   */
  public record Options(UtteranceColumns columns, Optional<String> by, int limit) {}

  /**
   * Reads and compares.
   *
   * @throws dev.modelzoo.error.ZooException of kind CONFLICT if they were scored by different rules
   *     or on different sets
   */
  public static Comparison of(SavedResult first, SavedResult second, Options options) {
    ComparableResults.require(first, second);
    PairedReading reading = new PairedReading(options.limit());
    reading.read(first, second);
    return reading.summarize(first, second, options.columns(), options.by());
  }
}
