package dev.modelzoo.store;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import java.io.IOException;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** The one loop that repeats requests; what may be repeated, and when to stop. */
final class Retries {
  /** Transfers only say that it failed; that command finds out at which step. */
  private static final String ADVICE = " 'zoo doctor' looks at each step of the way there.";

  private final RetryPolicy policy;
  private final Sleeper sleeper;
  private final RandomGenerator random;
  private final RetryListener listener;

  Retries(RetryPolicy policy, Sleeper sleeper, RandomGenerator random, RetryListener listener) {
    this.policy = policy;
    this.sleeper = sleeper;
    this.random = random;
    this.listener = listener;
  }

  <T> T call(String what, Attempt<T> attempt) {
    for (int failures = 1; ; failures++) {
      try {
        return attempt.run();
      } catch (ZooException | IOException e) {
        pauseOrGiveUp(what, failures, e);
      }
    }
  }

  /** Waits before the next attempt, or throws if there is to be none. */
  void pauseOrGiveUp(String what, int failures, Exception cause) {
    if (cause instanceof ZooException e && e.kind() != ErrorKind.UNAVAILABLE) {
      throw e.kind() == ErrorKind.ACCESS_DENIED ? withAdvice(e, "") : e;
    }
    if (Thread.currentThread().isInterrupted()) {
      throw interrupted(what, cause);
    }
    if (failures >= policy.attempts()) {
      throw gaveUp(what, failures, cause);
    }
    Duration pause = policy.delay(failures, random);
    listener.retrying(what, failures + 1, pause, cause);
    try {
      sleeper.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw interrupted(what, cause);
    }
  }

  private static ZooException interrupted(String what, Exception cause) {
    return new ZooException(
        ErrorKind.UNAVAILABLE,
        "interrupted at " + what + ", after: " + ZooException.reason(cause),
        "Run the same command again: what is already there is not sent twice.",
        cause);
  }

  private static ZooException gaveUp(String what, int failures, Exception cause) {
    String tail = failures == 1 ? "" : " (gave up after " + failures + " attempts)";
    if (cause instanceof ZooException e) {
      return withAdvice(e, tail);
    }
    return new ZooException(
        ErrorKind.UNAVAILABLE,
        "cannot read " + what + ": " + ZooException.reason(cause) + tail,
        "Check the network, then run the same command again." + ADVICE,
        cause);
  }

  /** Not behind a command to type, which it would spoil. */
  private static ZooException withAdvice(ZooException e, String tail) {
    boolean sentence = e.next().endsWith(".") || e.next().endsWith("?");
    boolean named = e.next().contains("zoo doctor");
    return new ZooException(
        e.kind(),
        ZooException.reason(e) + tail,
        sentence && !named ? e.next() + ADVICE : e.next(),
        e);
  }

  /** One try. */
  @FunctionalInterface
  interface Attempt<T> {
    T run() throws IOException;
  }
}
