package dev.modelzoo.benchmark;

import java.util.List;

/**
 * The SpeechIO leaderboard's old rule, which goes through the hypotheses: an utterance that is
 * long, or whose hypothesis is missing or empty, is not scored at all. Shown beside zoo's own score
 * so that old numbers can be recognised; never ranked.
 */
final class CompatSpeechio {
  private static final double MAXIMUM_SECONDS = 59.9;

  private CompatSpeechio() {}

  /** Also true for a duration that is no number, as there. */
  static boolean isTooLong(double seconds) {
    return !(seconds <= MAXIMUM_SECONDS);
  }

  /** {@code unknownWithText}: hypotheses with a text, but without a reference. */
  static ScoreTotals totals(List<UtteranceScore> scores, int unknownWithText) {
    List<UtteranceScore> kept = scores.stream().filter(score -> !score.tooLong()).toList();
    // An empty text, not an empty token list: the old rule scores a line of blanks.
    List<UtteranceScore> answered =
        kept.stream().filter(score -> !score.hypothesis().isEmpty()).toList();
    List<UtteranceScore> evaluated =
        answered.stream().filter(score -> score.counts().referenceLength() > 0).toList();
    return ScoreTotals.of(
        kept.size(), answered.size() + unknownWithText, unknownWithText, evaluated);
  }
}
