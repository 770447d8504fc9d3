package dev.modelzoo.cli.workflow;

import dev.modelzoo.cli.console.Console;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.store.RetryListener;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;

/** Says when a request is tried again; the reason once, and again where it is another. */
final class RetryTalk implements RetryListener {
  private final Console console;
  private final AtomicReference<String> lastReason = new AtomicReference<>("");

  RetryTalk(Console console) {
    this.console = console;
  }

  @Override
  public void retrying(String what, int attempt, Duration pause, Exception cause) {
    String reason = abbreviated(ZooException.reason(cause));
    String before = lastReason.getAndSet(reason);
    console.say(
        String.format(
            Locale.ROOT,
            "retry      in %.1f s (attempt %d)%s",
            pause.toMillis() / 1000.0,
            attempt,
            reason.equals(before) ? ", for the same reason" : ": " + reason));
  }

  /** Digests in the names of objects make lines that no terminal has room for. */
  static String abbreviated(String reason) {
    return reason.replaceAll("\\b([0-9a-f]{12})[0-9a-f]{52}(\\.tar)?\\b", "$1…$2");
  }
}
