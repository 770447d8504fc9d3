package dev.modelzoo.store;

import java.time.Duration;

/** Hears of each repetition before its pause, on the thread that repeats; never throws. */
@FunctionalInterface
public interface RetryListener {
  RetryListener NONE = (what, attempt, pause, cause) -> {};

  /**
   * Called before the pause.
   *
   * @param what the location of the object, or what else is asked for
   * @param attempt the number of the attempt that comes after the pause, 2 or more
   */
  void retrying(String what, int attempt, Duration pause, Exception cause);
}
