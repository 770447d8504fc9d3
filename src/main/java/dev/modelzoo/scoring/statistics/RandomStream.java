package dev.modelzoo.scoring.statistics;

/**
 * SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA
 * 2014). Own code, because results must not depend on the JDK.
 */
final class RandomStream {
  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
  private static final double UNIT = 0x1p-53;

  private long state;

  /**
   * Streams of one seed and different numbers have nothing in common that a resampling could see.
   */
  RandomStream(long seed, int number) {
    this.state = mix(seed + mix(number + GOLDEN_GAMMA));
  }

  /** From 0 to below 1. */
  double nextDouble() {
    return (next() >>> 11) * UNIT;
  }

  /** From 0 to below {@code bound}. */
  int nextInt(int bound) {
    return (int) (nextDouble() * bound);
  }

  private long next() {
    state += GOLDEN_GAMMA;
    return mix(state);
  }

  private static long mix(long value) {
    long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}
