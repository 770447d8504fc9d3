package dev.modelzoo.scoring.statistics;

import dev.modelzoo.scoring.Alignment;
import java.util.OptionalDouble;

/**
 * The matched-pairs sentence-segment word error test, MAPSSWE (L. Gillick and S. Cox, "Some
 * statistical issues in the comparison of speech recognition algorithms", ICASSP 1989; D. Pallett
 * et al., "Tools for the analysis of benchmark speech recognition tests", ICASSP 1990). Errors come
 * in bursts; cutting where both results are right leaves segments that can be taken for
 * independent. Per segment with an error, the errors of both are compared; their differences should
 * have mean 0. The normal approximation wants some 50 segments. Not thread-safe.
 */
public final class MatchedPairs {
  /**
   * So many reference tokens in a row that both results have right, with nothing inserted in
   * between, end a segment, as in NIST's tools.
   */
  private static final int SEPARATOR = 2;

  private long segments;
  private long sum;
  private long sumOfSquares;

  /** Adds an utterance, aligned with the same reference in both results; it ends a segment, too. */
  public void add(Alignment first, Alignment second) {
    add(ErrorSlots.of(first), ErrorSlots.of(second));
  }

  /** The same of alignments that are held against many others. */
  public void add(ErrorSlots left, ErrorSlots right) {
    if (left.size() != right.size()) {
      throw new IllegalArgumentException(
          "References of %d and %d tokens".formatted(left.size() / 2, right.size() / 2));
    }
    long leftErrors = 0;
    long rightErrors = 0;
    int good = 0;
    for (int slot = 0; slot < left.size(); slot++) {
      if (left.errors(slot) + right.errors(slot) > 0) {
        leftErrors += left.errors(slot);
        rightErrors += right.errors(slot);
        good = 0;
      } else if (ErrorSlots.isToken(slot) && ++good == SEPARATOR) {
        close(leftErrors, rightErrors);
        leftErrors = 0;
        rightErrors = 0;
      }
    }
    close(leftErrors, rightErrors);
  }

  /** Adds what was found on other utterances of the same two results. */
  public void addAll(MatchedPairs other) {
    segments += other.segments;
    sum += other.sum;
    sumOfSquares += other.sumOfSquares;
  }

  /** Segments with an error in one of the results. */
  public long segments() {
    return segments;
  }

  /**
   * Errors of the second result less those of the first, per segment; empty if there is no segment.
   */
  public OptionalDouble meanDifference() {
    return segments == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) sum / segments);
  }

  /** Its distance from 0 in standard errors; empty if there is no spread to measure it by. */
  public OptionalDouble zScore() {
    // n·Σd² - (Σd)², the variance times n(n-1), in whole numbers.
    long spread = segments * sumOfSquares - sum * sum;
    if (segments < 2 || spread == 0) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(sum * Math.sqrt((segments - 1.0) / spread));
  }

  /**
   * Two-sided: how often a difference as large, in either direction, would come about if there were
   * none. 1 if no segment differs; empty if the test cannot say.
   */
  public OptionalDouble pValue() {
    if (sumOfSquares == 0) {
      return OptionalDouble.of(1);
    }
    OptionalDouble z = zScore();
    return z.isEmpty() ? z : OptionalDouble.of(Normal.twoSided(z.getAsDouble()));
  }

  private void close(long leftErrors, long rightErrors) {
    if (leftErrors + rightErrors > 0) {
      long difference = rightErrors - leftErrors;
      segments++;
      sum += difference;
      sumOfSquares += difference * difference;
    }
  }
}
