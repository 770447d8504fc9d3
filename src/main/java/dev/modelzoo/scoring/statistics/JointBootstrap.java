package dev.modelzoo.scoring.statistics;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The paired bootstrap of every two of many results at once: the sets that are drawn are the same
 * for all of them. Drawing anew for each pair, as {@link Bootstrap} does, would take minutes for
 * the twenty models of a leaderboard. The same counts give the same numbers on any machine.
 */
public final class JointBootstrap {
  /**
   * With fewer draws than this on the wrong side, their share says little of how small p is, and a
   * correction for many pairs needs to know: then the normal distribution of the same spread does.
   */
  private static final int FEW = 20;

  /**
   * The spread of a few blocks may be small by chance, and the normal distribution would make
   * certainty of it, as of three speakers that happen to agree.
   */
  private static final int ENOUGH_BLOCKS = 50;

  private static final long SEED = 20_261_122;

  private final int blocks;
  private final int results;

  /** Per draw the errors of each result, and behind them the tokens. */
  private final long[][] draws;

  private final long[] observed;

  private JointBootstrap(int blocks, int results, long[][] draws, long[] observed) {
    this.blocks = blocks;
    this.results = results;
    this.draws = draws;
    this.observed = observed;
  }

  /** Draws {@value Bootstrap#REPLICATES} times; several processors share the work. */
  public static JointBootstrap of(JointErrors errors) {
    int width = errors.results() + 1;
    int blocks = errors.blocks();
    int[] rows = errors.rows();
    long[] observed = new long[width];
    for (int at = 0; at < rows.length; at++) {
      observed[at % width] += rows[at];
    }
    long[][] draws =
        blocks == 0
            ? new long[0][]
            : IntStream.range(0, Bootstrap.REPLICATES)
                .parallel()
                .mapToObj(number -> draw(rows, width, blocks, new RandomStream(SEED, number)))
                .toArray(long[][]::new);
    return new JointBootstrap(blocks, errors.results(), draws, observed);
  }

  private static long[] draw(int[] rows, int width, int blocks, RandomStream random) {
    long[] sums = new long[width];
    for (int drawn = 0; drawn < blocks; drawn++) {
      int from = random.nextInt(blocks) * width;
      for (int column = 0; column < width; column++) {
        sums[column] += rows[from + column];
      }
    }
    return sums;
  }

  /** How many blocks are drawn, and drawn from. */
  public int blocks() {
    return blocks;
  }

  /** Of the pooled rate of a result; empty if there are not two blocks to draw from. */
  public Optional<Interval> rate(int result) {
    double[] values =
        IntStream.range(0, draws.length)
            .filter(draw -> tokens(draw) > 0)
            .mapToDouble(draw -> (double) draws[draw][result] / tokens(draw))
            .sorted()
            .toArray();
    if (blocks < 2 || values.length == 0) {
      return Optional.empty();
    }
    int outside = (int) (values.length * (1 - Bootstrap.LEVEL) / 2);
    return Optional.of(new Interval(values[outside], values[values.length - 1 - outside]));
  }

  /**
   * As {@link Bootstrap#pValue}: how often such a difference, in either direction, would come about
   * if there were none; never 0. Empty if there are not two blocks.
   */
  public OptionalDouble pValue(int first, int second) {
    if (blocks < 2) {
      return OptionalDouble.empty();
    }
    long firstAhead = Arrays.stream(draws).filter(sums -> sums[first] <= sums[second]).count();
    long secondAhead = Arrays.stream(draws).filter(sums -> sums[first] >= sums[second]).count();
    long wrong = Math.min(firstAhead, secondAhead);
    double share = Math.min(1, 2 * (wrong + 1.0) / (draws.length + 1.0));
    return OptionalDouble.of(
        wrong < FEW && blocks >= ENOUGH_BLOCKS ? Math.min(share, tail(first, second)) : share);
  }

  /** By the spread of the drawn differences; 1 if there is none to measure by. */
  private double tail(int first, int second) {
    IntToDoubleFunction difference =
        draw -> (double) (draws[draw][second] - draws[draw][first]) / tokens(draw);
    double[] values =
        IntStream.range(0, draws.length)
            .filter(draw -> tokens(draw) > 0)
            .mapToDouble(difference)
            .toArray();
    double mean = Arrays.stream(values).average().orElse(0);
    double squares = Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum();
    double spread = Math.sqrt(squares / Math.max(1, values.length - 1));
    double seen = (double) (observed[second] - observed[first]) / Math.max(1, observed[results]);
    return spread > 0 ? Math.max(Double.MIN_NORMAL, Normal.twoSided(seen / spread)) : 1;
  }

  private long tokens(int draw) {
    return draws[draw][results];
  }
}
