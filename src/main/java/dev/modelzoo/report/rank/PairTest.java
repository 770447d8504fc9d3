package dev.modelzoo.report.rank;

import dev.modelzoo.report.Comparison;
import java.util.OptionalDouble;

/**
 * Whether two models of a table differ by more than chance.
 *
 * @param first place of one among the table's standings, from 0
 * @param second place of the other
 * @param mapsswe p of the one test; empty if it had too little
 * @param bootstrap p of the other
 * @param adjusted the larger of both, or 1 if one had too little; corrected for the number of pairs
 */
public record PairTest(
    int first, int second, OptionalDouble mapsswe, OptionalDouble bootstrap, double adjusted) {
  public boolean isSignificant() {
    return adjusted < Comparison.SIGNIFICANT;
  }

  /** A difference counts if both tests find it, as in {@code zoo compare}. */
  static double combined(OptionalDouble mapsswe, OptionalDouble bootstrap) {
    return Math.max(mapsswe.orElse(1), bootstrap.orElse(1));
  }
}
