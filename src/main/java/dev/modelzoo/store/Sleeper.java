package dev.modelzoo.store;

import java.time.Duration;

/** Waits; a test passes one that only writes down how long. */
@FunctionalInterface
public interface Sleeper {
  Sleeper THREAD = duration -> Thread.sleep(duration.toMillis());

  void sleep(Duration duration) throws InterruptedException;
}
