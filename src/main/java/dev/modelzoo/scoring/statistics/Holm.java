package dev.modelzoo.scoring.statistics;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Corrects for asking many questions at once, so that of all differences that are called
 * significant below a level, even one is by chance no more often than that (S. Holm, "A simple
 * sequentially rejective multiple test procedure", 1979).
 */
public final class Holm {
  private Holm() {}

  /**
   * The corrected value of each p, in the same order: to be held against the level itself.
   *
   * @param values from 0 to 1
   */
  public static double[] adjusted(double[] values) {
    List<Integer> smallestFirst =
        IntStream.range(0, values.length)
            .boxed()
            .sorted(Comparator.comparingDouble(index -> values[index]))
            .toList();
    double[] adjusted = new double[values.length];
    double reached = 0;
    for (int place = 0; place < values.length; place++) {
      int index = smallestFirst.get(place);
      reached = Math.max(reached, Math.min(1, values[index] * (values.length - place)));
      adjusted[index] = reached;
    }
    return adjusted;
  }
}
