package dev.modelzoo.scoring;

import java.util.OptionalDouble;

/**
 * Edit counts of one utterance or of a whole test set, in tokens: words for WER, characters for
 * CER. Sum counts, never average rates: the WER of a test set is the rate of its summed counts.
 */
public record ErrorCounts(long correct, long substitutions, long deletions, long insertions) {
  public static final ErrorCounts ZERO = new ErrorCounts(0, 0, 0, 0);

  public ErrorCounts {
    if (correct < 0 || substitutions < 0 || deletions < 0 || insertions < 0) {
      throw new IllegalArgumentException(
          "Negative count: C %d, S %d, D %d, I %d"
              .formatted(correct, substitutions, deletions, insertions));
    }
  }

  /** Counts the edits of one alignment. */
  static ErrorCounts of(EditKind... edits) {
    long correct = 0;
    long substitutions = 0;
    long deletions = 0;
    long insertions = 0;
    for (EditKind edit : edits) {
      switch (edit) {
        case CORRECT -> correct++;
        case SUBSTITUTION -> substitutions++;
        case DELETION -> deletions++;
        case INSERTION -> insertions++;
      }
    }
    return new ErrorCounts(correct, substitutions, deletions, insertions);
  }

  public ErrorCounts plus(ErrorCounts other) {
    return new ErrorCounts(
        correct + other.correct,
        substitutions + other.substitutions,
        deletions + other.deletions,
        insertions + other.insertions);
  }

  /** N, the number of tokens in the reference. */
  public long referenceLength() {
    return correct + substitutions + deletions;
  }

  public long hypothesisLength() {
    return correct + substitutions + insertions;
  }

  public long errors() {
    return substitutions + deletions + insertions;
  }

  /** (S + D + I) / N, as NIST sclite; above 1 if insertions dominate; empty when N = 0. */
  public OptionalDouble rate() {
    return referenceLength() == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((double) errors() / referenceLength());
  }

  /**
   * The same in per cent, from one division only, so that printed digits equal those of other
   * tools.
   */
  public OptionalDouble percentage() {
    return referenceLength() == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(100.0 * errors() / referenceLength());
  }

  /**
   * (S + D + I) over the longer of both texts, in per cent: at most 100. The hypothesis is as long
   * as the way through its alternatives that was counted.
   */
  public OptionalDouble modifiedPercentage() {
    long longer = Math.max(referenceLength(), hypothesisLength());
    return longer == 0 ? OptionalDouble.empty() : OptionalDouble.of(100.0 * errors() / longer);
  }
}
