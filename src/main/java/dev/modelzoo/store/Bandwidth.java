package dev.modelzoo.store;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * A number of bytes per second that all who take from it share. Nothing is saved up: after a pause
 * there is no burst. Thread-safe.
 */
public final class Bandwidth {
  private static final long NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);
  private static final int PIECES_PER_SECOND = 10;
  private static final int MAX_PIECE = 64 << 10;

  private final long bytesPerSecond;
  private final LongSupplier nanoClock;
  private final Sleeper sleeper;

  /** When all that was taken so far will have passed, by the clock. */
  private long free;

  /**
   * @param bytesPerSecond at least 1
   * @param nanoClock {@code System::nanoTime} in the product
   */
  public Bandwidth(long bytesPerSecond, LongSupplier nanoClock, Sleeper sleeper) {
    if (bytesPerSecond < 1) {
      throw new IllegalArgumentException("Not a bandwidth: " + bytesPerSecond);
    }
    this.bytesPerSecond = bytesPerSecond;
    this.nanoClock = nanoClock;
    this.sleeper = sleeper;
    this.free = nanoClock.getAsLong();
  }

  /** The most bytes to move between two calls of {@link #take}, so that they flow evenly. */
  int piece() {
    return (int) Math.max(1, Math.min(MAX_PIECE, bytesPerSecond / PIECES_PER_SECOND));
  }

  /** The bytes of some seconds. */
  long within(Duration time) {
    return (long) (bytesPerSecond * (double) time.toNanos() / NANOS_PER_SECOND);
  }

  /** Takes note of bytes that were moved, and waits until those before them have had their time. */
  void take(long bytes) {
    Duration wait = reserve(bytes);
    if (wait.isZero()) {
      return;
    }
    try {
      sleeper.sleep(wait);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ZooException(
          ErrorKind.UNAVAILABLE,
          "interrupted",
          "Run the same command again: what is already there is not moved twice.",
          e);
    }
  }

  /** Takes note of bytes that were moved already; whoever comes next waits for them. */
  void charge(long bytes) {
    reserve(bytes);
  }

  private synchronized Duration reserve(long bytes) {
    long now = nanoClock.getAsLong();
    long start = Math.max(free - now, 0);
    double nanos = (double) bytes / bytesPerSecond * NANOS_PER_SECOND;
    free = now + start + (long) nanos;
    return Duration.ofNanos(start);
  }
}
