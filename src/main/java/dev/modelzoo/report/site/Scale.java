package dev.modelzoo.report.site;

import dev.modelzoo.benchmark.Percentage;
import java.util.Arrays;

/** Round ends for axes. */
final class Scale {
  private static final double ROOM = 1.02;
  private static final double SMALLEST = 0.0001;
  private static final double[] STEPS = {1, 1.5, 2, 3, 4, 5, 6, 8};

  private Scale() {}

  /** The next round share above all of these. */
  static double above(double... values) {
    double reach = ROOM * Arrays.stream(values).max().orElse(0);
    for (double power = SMALLEST; ; power *= 10) {
      for (double step : STEPS) {
        if (step * power >= reach) {
          return step * power;
        }
      }
    }
  }

  /** In per cent. */
  static String text(double share) {
    return Percentage.shortest(Math.round(share * 1e6) / 1e4)
        .toPlainString()
        .replaceAll("\\.0$", "");
  }
}
