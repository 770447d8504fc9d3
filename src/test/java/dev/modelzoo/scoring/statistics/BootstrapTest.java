package dev.modelzoo.scoring.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.modelzoo.scoring.ErrorCounts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/** Against all samples there are, counted one by one. */
class BootstrapTest {
  /** Four standard deviations of a share of 2.5 % among 10,000. */
  private static final double SAMPLING_ERROR = 0.006;

  /** Errors of the first, errors of the second, reference tokens. */
  private static final int[][] FIVE = {{1, 2, 10}, {0, 1, 4}, {5, 3, 9}, {2, 2, 20}, {3, 6, 7}};

  @Test
  void rate_fiveUtterances_cutsOffTheTailsOfAllSamples() {
    Bootstrap bootstrap = Bootstrap.of(pairs(FIVE));

    assertCutsTails(bootstrap.rate().orElseThrow(), FIVE, sums -> sums[0] / sums[2]);
    assertCutsTails(
        bootstrap.difference().orElseThrow(), FIVE, sums -> (sums[1] - sums[0]) / sums[2]);
  }

  @Test
  void rate_namedBlocks_areDrawnWhole() {
    BlockErrors errors = new BlockErrors();
    for (int block = 0; block < FIVE.length; block++) {
      int[] sums = FIVE[block];
      errors.addPair("speaker " + block, counts(0, 1), counts(0, 1));
      errors.addPair(
          "speaker " + block, counts(sums[0], sums[2] - 1), counts(sums[1], sums[2] - 1));
    }

    Bootstrap bootstrap = Bootstrap.of(errors);

    assertThat(errors.size()).isEqualTo(FIVE.length);
    assertThat(bootstrap.rate()).isEqualTo(Bootstrap.of(pairs(FIVE)).rate());
  }

  @Test
  void pValue_fiveUtterances_isTwiceTheTailOfAllSamples() {
    List<double[]> samples = samples(FIVE);
    double notAhead = samples.stream().filter(sums -> sums[1] <= sums[0]).count();
    double behind = samples.stream().filter(sums -> sums[1] >= sums[0]).count();
    double exact = 2 * Math.min(notAhead, behind) / samples.size();

    double estimate = Bootstrap.of(pairs(FIVE)).pValue().orElseThrow();

    assertThat(exact).isBetween(0.1, 0.9);
    assertThat(estimate).isCloseTo(exact, within(0.03));
  }

  /** Many alike: drawn by kind, and then the number of one kind is binomial. */
  @Test
  void rate_twoKindsOfUtterances_hasTheQuantilesOfTheBinomial() {
    BlockErrors errors = new BlockErrors();
    for (int utterance = 0; utterance < 400; utterance++) {
      errors.add(counts(utterance % 4 == 0 ? 1 : 0, 1));
    }

    Interval interval = Bootstrap.of(errors).rate().orElseThrow();

    // scipy.stats.binom.ppf([0.025, 0.975], 400, 0.25) is 83 and 117.
    assertThat(interval.low() * 400).isCloseTo(83, within(1.01));
    assertThat(interval.high() * 400).isCloseTo(117, within(1.01));
  }

  @Test
  void rate_manyAlike_isAsIfDrawnOneByOne() {
    BlockErrors byKind = new BlockErrors();
    BlockErrors single = new BlockErrors();
    for (int utterance = 0; utterance < 3000; utterance++) {
      ErrorCounts counts = counts(utterance % 7 == 0 ? utterance % 5 : 0, 8 + utterance % 3);
      byKind.add(counts);
      // Another name for each keeps them apart.
      single.add("u" + utterance, counts);
    }
    single.add("x", new ErrorCounts(1, 0, 0, 0));
    byKind.add(new ErrorCounts(1, 0, 0, 0));

    Interval fast = Bootstrap.of(byKind).rate().orElseThrow();
    Interval slow = Bootstrap.of(single).rate().orElseThrow();

    double width = slow.high() - slow.low();
    assertThat(fast.low()).isCloseTo(slow.low(), within(width / 20));
    assertThat(fast.high()).isCloseTo(slow.high(), within(width / 20));
  }

  @Test
  void rate_oneThreadOrMany_isTheSame() throws Exception {
    ForkJoinPool one = new ForkJoinPool(1);
    ForkJoinPool four = new ForkJoinPool(4);
    try {
      Bootstrap alone = one.submit(() -> Bootstrap.of(pairs(FIVE))).get();
      Bootstrap shared = four.submit(() -> Bootstrap.of(pairs(FIVE))).get();

      assertThat(shared.rate()).isEqualTo(alone.rate()).isNotEmpty();
      assertThat(shared.pValue()).isEqualTo(alone.pValue());
    } finally {
      one.shutdown();
      four.shutdown();
    }
  }

  @Test
  void rate_fewerThanTwoBlocks_isUnknown() {
    BlockErrors one = new BlockErrors();
    one.add("a", counts(1, 5));
    one.add("a", counts(2, 5));

    assertThat(Bootstrap.of(new BlockErrors()).rate()).isEmpty();
    assertThat(Bootstrap.of(one).rate()).isEmpty();
    assertThat(Bootstrap.of(one).pValue()).isEmpty();
  }

  @Test
  void rate_noReferenceTokens_isUnknown() {
    BlockErrors errors = new BlockErrors();
    errors.add(new ErrorCounts(0, 0, 0, 1));
    errors.add(new ErrorCounts(0, 0, 0, 2));

    assertThat(Bootstrap.of(errors).rate()).isEmpty();
    assertThat(errors.meanRate()).isEmpty();
  }

  @Test
  void pValue_equalResults_isOne() {
    BlockErrors errors = new BlockErrors();
    errors.addPair(counts(1, 5), counts(1, 5));
    errors.addPair(counts(2, 6), counts(2, 6));

    assertThat(Bootstrap.of(errors).pValue()).hasValue(1);
    assertThat(Bootstrap.of(errors).difference()).hasValue(new Interval(0, 0));
  }

  @Test
  void pValue_alwaysBetter_isTheSmallestThereIs() {
    BlockErrors errors = new BlockErrors();
    errors.addPair(counts(0, 5), counts(1, 5));
    errors.addPair(counts(0, 6), counts(2, 6));

    assertThat(Bootstrap.of(errors).pValue().orElseThrow()).isCloseTo(2 / 10_001.0, within(1e-12));
  }

  @Test
  void meanRate_blocks_countEachOnce() {
    BlockErrors errors = new BlockErrors();
    errors.add(counts(1, 2));
    errors.add(counts(1, 2));
    errors.add(counts(0, 1));
    errors.add("s", counts(1, 10));
    errors.add("s", counts(2, 5));
    errors.add(new ErrorCounts(0, 0, 0, 3)); // no reference token: no rate

    assertThat(errors.size()).isEqualTo(5);
    assertThat(errors.meanRate().orElseThrow()).isCloseTo(1.2 / 4, within(1e-12));
  }

  @Test
  void interval_lowAboveHigh_throws() {
    assertThatThrownBy(() -> new Interval(1, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Interval(Double.NaN, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static void assertCutsTails(
      Interval interval, int[][] rows, ToDoubleFunction<double[]> statistic) {
    double[] values = samples(rows).stream().mapToDouble(statistic).toArray();
    assertThat(share(values, -1, interval.low() - 1e-9)).isLessThan(0.025 + SAMPLING_ERROR);
    assertThat(share(values, -1, interval.low() + 1e-9)).isGreaterThan(0.025 - SAMPLING_ERROR);
    assertThat(share(values, interval.high() + 1e-9, 9)).isLessThan(0.025 + SAMPLING_ERROR);
    assertThat(share(values, interval.high() - 1e-9, 9)).isGreaterThan(0.025 - SAMPLING_ERROR);
  }

  private static double share(double[] values, double from, double to) {
    long inside = Arrays.stream(values).filter(v -> v >= from && v <= to).count();
    return (double) inside / values.length;
  }

  /** The column sums of every way to draw as many rows as there are. */
  private static List<double[]> samples(int[][] rows) {
    List<double[]> samples = new ArrayList<>();
    int count = (int) Math.pow(rows.length, rows.length);
    for (int number = 0; number < count; number++) {
      double[] sums = new double[3];
      for (int draw = 0, rest = number; draw < rows.length; draw++, rest /= rows.length) {
        for (int column = 0; column < sums.length; column++) {
          sums[column] += rows[rest % rows.length][column];
        }
      }
      samples.add(sums);
    }
    return samples;
  }

  private static BlockErrors pairs(int[][] rows) {
    BlockErrors errors = new BlockErrors();
    for (int[] row : rows) {
      errors.addPair(counts(row[0], row[2]), counts(row[1], row[2]));
    }
    return errors;
  }

  private static ErrorCounts counts(int errors, int tokens) {
    return new ErrorCounts(tokens - errors, errors, 0, 0);
  }
}
