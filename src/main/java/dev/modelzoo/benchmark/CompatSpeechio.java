package dev.modelzoo.benchmark;

import dev.modelzoo.text.Normalizer;
import java.util.List;

/**
 * The SpeechIO leaderboard's old rule, which goes through the hypotheses: an utterance that is
 * long, or whose hypothesis is missing or empty, is not scored at all. Shown beside zoo's own score
 * so that old numbers can be recognised; never ranked.
 */
final class CompatSpeechio {
  private static final double MAXIMUM_SECONDS = 59.9;

  /** This normaliser's original writes no line for a text that it has emptied. */
  private static final String LOSES_EMPTIED = "speechio-zh";

  private CompatSpeechio() {}

  /** Also true for a duration that is no number, as there. */
  static boolean isTooLong(double seconds) {
    return !(seconds <= MAXIMUM_SECONDS);
  }

  /** {@code unknownWithText}: hypotheses with a text, but without a reference. */
  static ScoreTotals totals(
      Normalizer normalizer, List<UtteranceScore> scores, int unknownWithText) {
    boolean losesEmptied = normalizer.name().equals(LOSES_EMPTIED);
    List<UtteranceScore> kept = scores.stream().filter(score -> !score.tooLong()).toList();
    List<UtteranceScore> referenced =
        kept.stream().filter(score -> !(losesEmptied && score.reference().isEmpty())).toList();
    int answered = countAnswered(kept);
    List<UtteranceScore> evaluated =
        referenced.stream()
            .filter(CompatSpeechio::isAnswered)
            .filter(score -> score.counts().referenceLength() > 0)
            .toList();
    return ScoreTotals.of(
        referenced.size(),
        answered + unknownWithText,
        answered - countAnswered(referenced) + unknownWithText,
        evaluated);
  }

  private static int countAnswered(List<UtteranceScore> scores) {
    return Math.toIntExact(scores.stream().filter(CompatSpeechio::isAnswered).count());
  }

  /** An empty text, not an empty token list, is no answer: the old rule scores a line of blanks. */
  private static boolean isAnswered(UtteranceScore score) {
    return !score.hypothesis().isEmpty();
  }
}
