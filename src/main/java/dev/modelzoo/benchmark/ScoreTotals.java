package dev.modelzoo.benchmark;

import dev.modelzoo.scoring.ErrorCounts;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The summed counts of a test set under one rule.
 *
 * @param references utterances of the test set
 * @param hypotheses utterances that the recogniser gave a line for, known or not
 * @param evaluated utterances whose edits are counted
 * @param unknown hypotheses without a reference
 * @param withErrors evaluated utterances with at least one error
 */
record ScoreTotals(
    int references,
    int hypotheses,
    int evaluated,
    int unknown,
    ErrorCounts counts,
    int withErrors) {

  static ScoreTotals of(
      int references, int hypotheses, int unknown, List<UtteranceScore> evaluated) {
    ErrorCounts sum = ErrorCounts.ZERO;
    int withErrors = 0;
    for (UtteranceScore score : evaluated) {
      sum = sum.plus(score.counts());
      withErrors += score.hasError() ? 1 : 0;
    }
    return new ScoreTotals(references, hypotheses, evaluated.size(), unknown, sum, withErrors);
  }

  /** In per cent; empty if nothing was evaluated. */
  OptionalDouble sentenceErrorPercentage() {
    return evaluated == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(100.0 * withErrors / evaluated);
  }
}
