package dev.modelzoo.scoring.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinomialTest {
  private static final int DRAWS = 200_000;

  /**
   * Inversion, rejection, and both mirrored, near and far from where one gives way to the other.
   */
  @ParameterizedTest
  @CsvSource({
    "1, 0.5",
    "7, 0.3",
    "40, 0.24",
    "40, 0.26",
    "60, 0.5",
    "60, 0.9",
    "300, 0.02",
    "300, 0.2",
    "5000, 0.01",
    "1000000, 0.00002"
  })
  void draw_manyTimes_hasTheExactDistribution(int trials, double probability) {
    RandomStream random = new RandomStream(9, trials);
    int[] counts = new int[trials + 1];

    for (int draw = 0; draw < DRAWS; draw++) {
      counts[Binomial.draw(random, trials, probability)]++;
    }

    double mass = Math.exp(trials * Math.log1p(-probability));
    double expected = 0;
    int seen = 0;
    for (int successes = 0; successes < trials; successes++) {
      // Of the cumulated shares, so that rare outcomes count together.
      expected += mass;
      seen += counts[successes];
      assertThat((double) seen / DRAWS).isCloseTo(expected, within(0.005));
      mass *= probability / (1 - probability) * (trials - successes) / (successes + 1.0);
    }
  }

  @Test
  void draw_certainOutcomes_needNoLuck() {
    RandomStream random = new RandomStream(1, 1);

    assertThat(Binomial.draw(random, 0, 0.5)).isZero();
    assertThat(Binomial.draw(random, 10, 0)).isZero();
    assertThat(Binomial.draw(random, 10, 1)).isEqualTo(10);
  }

  @Test
  void draw_millionTrials_hasMeanAndSpread() {
    RandomStream random = new RandomStream(2, 2);
    double sum = 0;
    double squares = 0;
    for (int draw = 0; draw < DRAWS; draw++) {
      double deviation = Binomial.draw(random, 1_000_000, 0.3) - 300_000;
      sum += deviation;
      squares += deviation * deviation;
    }

    assertThat(sum / DRAWS).isCloseTo(0, within(5.0));
    assertThat(squares / DRAWS / 210_000).isCloseTo(1, within(0.02));
  }
}
