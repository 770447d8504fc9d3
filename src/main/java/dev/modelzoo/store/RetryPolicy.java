package dev.modelzoo.store;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How often and how long to wait: before the n-th repetition a random time between 0 and {@code
 * firstDelay} · 2^(n-1), at most {@code cap}. Full jitter spreads many clients that failed at once.
 *
 * @param attempts at least 1; the first try counts
 */
public record RetryPolicy(int attempts, Duration firstDelay, Duration cap) {
  /** 6 attempts, which wait 8 s on average and 16 s at most. */
  public static final RetryPolicy DEFAULT =
      new RetryPolicy(6, Duration.ofMillis(500), Duration.ofSeconds(20));

  private static final int MAX_DOUBLINGS = 30;

  public RetryPolicy {
    if (attempts < 1 || firstDelay.isNegative() || cap.isNegative()) {
      throw new IllegalArgumentException(
          "Not a retry policy: " + attempts + ", " + firstDelay + ", " + cap);
    }
  }

  /** The time to wait after {@code failures} (1 or more) attempts failed. */
  Duration delay(int failures, RandomGenerator random) {
    long limit = cap.toMillis();
    long first = firstDelay.toMillis();
    int doublings = Math.min(failures - 1, MAX_DOUBLINGS);
    long most = first > (limit >> doublings) ? limit : first << doublings;
    return Duration.ofMillis(random.nextLong(most + 1));
  }
}
