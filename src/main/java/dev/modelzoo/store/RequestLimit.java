package dev.modelzoo.store;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;

/**
 * How many requests may be under way at once. At first as many as come. Each time the service is
 * busy, half of those that were under way, at least one; then one more after each round of
 * successes, as long as the limit is what holds requests back. This is how TCP shares a line: many
 * clients that all do so find what the service can bear. Thread-safe.
 */
public final class RequestLimit {
  private int limit = Integer.MAX_VALUE;
  private int underWay;
  private int successes;

  /** Counts the reductions: requests from before one say nothing about what came after it. */
  private int reductions;

  /** Requests that may be under way now. */
  public synchronized int value() {
    return limit;
  }

  /** Waits until one more request may be made; the caller ends it by one call of the permit. */
  synchronized Permit acquire() {
    try {
      while (underWay >= limit) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ZooException(
          ErrorKind.UNAVAILABLE,
          "interrupted while waiting for a busy service",
          "Run the same command again: what is already there is not sent twice.",
          e);
    }
    underWay++;
    return new Permit(reductions);
  }

  /** The service is busy; of several requests that were refused together, the first one counts. */
  synchronized void slowDown(int since) {
    if (since == reductions) {
      limit = Math.max(1, underWay / 2);
      successes = 0;
      reductions++;
    }
  }

  private synchronized void end(boolean succeeded) {
    if (succeeded && underWay >= limit && ++successes >= limit) {
      limit++;
      successes = 0;
    }
    underWay--;
    notifyAll();
  }

  synchronized int reductions() {
    return reductions;
  }

  /** The right to one request; ended once, by whichever call comes first. */
  final class Permit {
    private final int since;
    private boolean ended;

    private Permit(int since) {
      this.since = since;
    }

    /** The request was answered. */
    void succeeded() {
      endOnce(true);
    }

    /** The request failed; if for a busy service, there will be fewer. */
    void failed(Exception cause) {
      if (cause instanceof BusyException) {
        slowDown(since);
      }
      endOnce(false);
    }

    private synchronized void endOnce(boolean succeeded) {
      if (!ended) {
        ended = true;
        end(succeeded);
      }
    }
  }
}
