package dev.modelzoo.cli.console;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/**
 * Bytes per second of the last ten seconds or so: what was here already, and so was there at once,
 * says nothing of how long the rest takes. Not thread-safe.
 */
final class MovingRate {
  private static final long WINDOW = TimeUnit.SECONDS.toNanos(10);
  private static final long STEP = TimeUnit.MILLISECONDS.toNanos(500);

  private record Sample(long nanos, long bytes) {}

  /** At {@link #STEP} from each other at least; the first one is older than the window, if any. */
  private final Deque<Sample> samples = new ArrayDeque<>();

  MovingRate() {
    samples.add(new Sample(0, 0));
  }

  /** The rate, when {@code bytes} have moved {@code nanos} after the start. */
  long at(long nanos, long bytes) {
    Sample first = samples.getFirst();
    long rate = (long) ((bytes - first.bytes) / (Math.max(1, nanos - first.nanos) / 1e9));
    if (nanos - samples.getLast().nanos >= STEP) {
      samples.addLast(new Sample(nanos, bytes));
    }
    while (samples.size() > 1 && nanos - second().nanos >= WINDOW) {
      samples.removeFirst();
    }
    return Math.max(0, rate);
  }

  private Sample second() {
    var all = samples.iterator();
    all.next();
    return all.next();
  }
}
