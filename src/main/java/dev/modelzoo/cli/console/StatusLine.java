package dev.modelzoo.cli.console;

import java.io.PrintStream;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * A line that says how far something is: on a terminal it is drawn over, ten times a second at
 * most; elsewhere it is a plain line every ten seconds. Safe for many threads.
 */
abstract class StatusLine implements AutoCloseable {
  private static final long REDRAW_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
  private static final long PLAIN_NANOS = TimeUnit.SECONDS.toNanos(10);
  private static final String ERASE = "\r\u001b[K";

  /** Else a line that is longer than the terminal would wrap, and each drawing leave one behind. */
  private static final String NO_WRAP = "\u001b[?7l";

  private static final String WRAP = "\u001b[?7h";

  private final PrintStream err;
  private final boolean terminal;
  private final boolean quiet;
  private final LongSupplier nanoClock;
  private final long start;
  private long lastShown;
  private boolean drawn;
  private boolean ended;

  StatusLine(PrintStream err, boolean terminal, boolean quiet, LongSupplier nanoClock) {
    this.err = err;
    this.terminal = terminal;
    this.quiet = quiet;
    this.nanoClock = nanoClock;
    this.start = nanoClock.getAsLong();
    this.lastShown = start;
  }

  /** What there is to say, so many nanoseconds after the start. */
  abstract String text(long nanos);

  /** What a terminal shows of it, perhaps with more. */
  String drawn(long nanos) {
    return text(nanos);
  }

  /** Something changed, which is shown if it is time to. */
  final synchronized void changed() {
    long now = nanoClock.getAsLong();
    if (quiet || ended || now - lastShown < (terminal ? REDRAW_NANOS : PLAIN_NANOS)) {
      return;
    }
    lastShown = now;
    if (terminal) {
      err.print(ERASE + NO_WRAP + drawn(now - start) + WRAP);
      err.flush();
      drawn = true;
    } else {
      err.println(text(now - start));
    }
  }

  /** Erases what is drawn; nothing is drawn any more. */
  final synchronized void end() {
    close();
    ended = true;
  }

  /** Prints a line of another kind; a drawn one makes room for it and is drawn again later. */
  final synchronized void interrupt(String line) {
    close();
    err.println(line);
  }

  @Override
  public final synchronized void close() {
    if (drawn) {
      err.print(ERASE);
      err.flush();
      drawn = false;
    }
  }
}
