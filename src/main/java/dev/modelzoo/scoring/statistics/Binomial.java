package dev.modelzoo.scoring.statistics;

/**
 * Draws how many of n independent trials succeed. For few expected successes by inversion, else by
 * transformed rejection (W. Hörmann, "The generation of binomial random variates", J. Statistical
 * Computation and Simulation 46, 1993), whose time does not grow with n. {@code StrictMath}: the
 * same draws on every machine.
 */
final class Binomial {
  private static final int SMALL_MEAN = 10;
  private static final double LOG_ROOT_TWO_PI = 0.5 * StrictMath.log(2 * StrictMath.PI);

  private Binomial() {}

  /** From 0 to {@code trials}; {@code probability} from 0 to 1. */
  static int draw(RandomStream random, int trials, double probability) {
    if (trials == 0 || probability <= 0) {
      return 0;
    }
    if (probability >= 1) {
      return trials;
    }
    if (probability > 0.5) {
      return trials - draw(random, trials, 1 - probability);
    }
    return trials * probability < SMALL_MEAN
        ? invert(random, trials, probability)
        : reject(random, trials, probability);
  }

  private static int invert(RandomStream random, int trials, double probability) {
    double odds = probability / (1 - probability);
    double mass = StrictMath.exp(trials * StrictMath.log1p(-probability));
    double rest = random.nextDouble();
    int successes = 0;
    while (rest >= mass && successes < trials) {
      rest -= mass;
      successes++;
      mass *= odds * (trials - successes + 1) / successes;
    }
    return successes;
  }

  private static int reject(RandomStream random, int trials, double probability) {
    double deviation = Math.sqrt(trials * probability * (1 - probability));
    double b = 1.15 + 2.53 * deviation;
    double a = -0.0873 + 0.0248 * b + 0.01 * probability;
    double center = trials * probability + 0.5;
    double accepted = 0.92 - 4.2 / b;
    double scale = (2.83 + 5.1 / b) * deviation;
    int mode = (int) ((trials + 1) * probability);
    double logOdds = StrictMath.log(probability / (1 - probability));
    double atMode = logFactorial(mode) + logFactorial(trials - mode);
    while (true) {
      double u = random.nextDouble() - 0.5;
      double v = random.nextDouble();
      double margin = 0.5 - Math.abs(u);
      double candidate = Math.floor((2 * a / margin + b) * u + center);
      if (margin >= 0.07 && v <= accepted) {
        return (int) candidate;
      }
      if (candidate < 0 || candidate > trials) {
        continue;
      }
      int successes = (int) candidate;
      double logMassOverMode =
          atMode
              - logFactorial(successes)
              - logFactorial(trials - successes)
              + (successes - mode) * logOdds;
      if (StrictMath.log(v * scale / (a / (margin * margin) + b)) <= logMassOverMode) {
        return successes;
      }
    }
  }

  /** Stirling's series, shifted to where three terms of it are exact to 1e-12. */
  private static double logFactorial(int number) {
    double shifted = number + 1.0;
    double product = 1;
    while (shifted < 12) {
      product *= shifted;
      shifted++;
    }
    double inverse = 1 / shifted;
    double square = inverse * inverse;
    double correction =
        inverse * (1.0 / 12 - square * (1.0 / 360 - square * (1.0 / 1260 - square / 1680)));
    return (shifted - 0.5) * StrictMath.log(shifted)
        - shifted
        + LOG_ROOT_TWO_PI
        + correction
        - StrictMath.log(product);
  }
}
