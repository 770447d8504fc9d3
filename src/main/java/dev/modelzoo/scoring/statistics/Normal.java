package dev.modelzoo.scoring.statistics;

/** The standard normal distribution. */
final class Normal {
  /** Below it the series is quick and exact, above it the fraction. */
  private static final double SERIES_END = 2.5;

  private static final int FRACTION_DEPTH = 100;

  private Normal() {}

  /** The probability of a value at least as far from 0 as {@code z}. */
  static double twoSided(double z) {
    double distance = Math.abs(z);
    double density = StrictMath.exp(-distance * distance / 2) / StrictMath.sqrt(2 * StrictMath.PI);
    return 2 * density * (distance < SERIES_END ? series(distance, density) : fraction(distance));
  }

  /** The tail over the density, from the area between 0 and x: x + x³/3 + x⁵/(3·5) + … */
  private static double series(double x, double density) {
    double term = x;
    double sum = 0;
    for (int odd = 3; term > 1e-17 * sum; odd += 2) {
      sum += term;
      term *= x * x / odd;
    }
    return 0.5 / density - sum;
  }

  /** The same as the continued fraction 1/(x + 1/(x + 2/(x + 3/(x + …)))), from its inner end. */
  private static double fraction(double x) {
    double value = x;
    for (int depth = FRACTION_DEPTH; depth > 0; depth--) {
      value = x + depth / value;
    }
    return 1 / value;
  }
}
