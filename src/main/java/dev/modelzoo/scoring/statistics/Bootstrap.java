package dev.modelzoo.scoring.statistics;

import dev.modelzoo.scoring.statistics.BlockErrors.Sums;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * How much a pooled error rate would vary over other test sets of the same kind: blocks are drawn
 * with replacement, as many as there are, {@value #REPLICATES} times (B. Efron, "Bootstrap methods:
 * another look at the jackknife", 1979; for error rates M. Bisani and H. Ney, "Bootstrap estimates
 * for confidence intervals in ASR performance evaluation", ICASSP 2004). The same blocks give the
 * same numbers, on any machine and with any number of threads.
 */
public final class Bootstrap {
  /** Test sets drawn. */
  public static final int REPLICATES = 10_000;

  /** Share of the replicates inside of an interval. */
  public static final double LEVEL = 0.95;

  private static final long SEED = 20_261_122;

  private final int blocks;
  private final List<Sums> replicates;

  private Bootstrap(int blocks, List<Sums> replicates) {
    this.blocks = blocks;
    this.replicates = replicates;
  }

  /** Draws the replicates; several processors share the work. */
  public static Bootstrap of(BlockErrors errors) {
    BlockSampler sampler = BlockSampler.of(errors);
    // Each replicate has random numbers of its own: who computes it does not matter.
    List<Sums> replicates =
        sampler.blocks() == 0
            ? List.of()
            : IntStream.range(0, REPLICATES)
                .parallel()
                .mapToObj(number -> sampler.draw(new RandomStream(SEED, number)))
                .toList();
    return new Bootstrap(sampler.blocks(), replicates);
  }

  /** Of the pooled rate of the first result; empty if there are not two blocks to draw from. */
  public Optional<Interval> rate() {
    return interval(sums -> rate(sums.errors(), sums));
  }

  /** Of the second pooled rate less the first. */
  public Optional<Interval> difference() {
    return interval(sums -> rate(sums.otherErrors() - sums.errors(), sums));
  }

  /**
   * How often such a difference of rates, in either direction, would come about if there were none:
   * twice the share of replicates in which the other result is ahead or both are equal, at most 1.
   * Never 0, as the sets drawn are only so many. Empty if there are not two blocks.
   */
  public OptionalDouble pValue() {
    if (blocks < 2) {
      return OptionalDouble.empty();
    }
    long firstAhead = replicates.stream().filter(r -> r.errors() <= r.otherErrors()).count();
    long secondAhead = replicates.stream().filter(r -> r.errors() >= r.otherErrors()).count();
    double share = (Math.min(firstAhead, secondAhead) + 1.0) / (REPLICATES + 1.0);
    return OptionalDouble.of(Math.min(1, 2 * share));
  }

  /**
   * The percentile method: what is left of the sorted values without the outer ones. A replicate
   * may have drawn nothing but empty references: it has no rate.
   */
  private Optional<Interval> interval(ToDoubleFunction<Sums> statistic) {
    double[] values =
        replicates.stream().filter(sums -> sums.tokens() > 0).mapToDouble(statistic).toArray();
    if (blocks < 2 || values.length == 0) {
      return Optional.empty();
    }
    Arrays.sort(values);
    int outside = (int) (values.length * (1 - LEVEL) / 2);
    return Optional.of(new Interval(values[outside], values[values.length - 1 - outside]));
  }

  private static double rate(long errors, Sums sums) {
    return (double) errors / sums.tokens();
  }
}
