package dev.modelzoo.cli.console;

import dev.modelzoo.transfer.TransferEvent;
import dev.modelzoo.transfer.TransferListener;
import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Progress of one transfer: on a terminal a line that is drawn over, ten times a second at most;
 * elsewhere a plain line every ten seconds. Safe for many threads.
 */
public final class ProgressLine implements TransferListener, AutoCloseable {
  private static final long REDRAW_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
  private static final long PLAIN_NANOS = TimeUnit.SECONDS.toNanos(10);
  private static final String ERASE = "\r\u001b[K";

  private final PrintStream err;
  private final String label;
  private final boolean terminal;
  private final boolean quiet;
  private final LongSupplier nanoClock;
  private final long start;
  private long lastShown;
  private long done;
  private long planned;
  private boolean drawn;

  ProgressLine(
      PrintStream err, String label, boolean terminal, boolean quiet, LongSupplier nanoClock) {
    this.err = err;
    this.label = label;
    this.terminal = terminal;
    this.quiet = quiet;
    this.nanoClock = nanoClock;
    this.start = nanoClock.getAsLong();
    this.lastShown = start;
  }

  @Override
  public synchronized void on(TransferEvent event) {
    if (event instanceof TransferEvent.Planned more) {
      planned += more.bytes();
    } else if (event instanceof TransferEvent.Advanced step) {
      done += step.bytes();
      show();
    }
  }

  private void show() {
    long now = nanoClock.getAsLong();
    if (quiet || now - lastShown < (terminal ? REDRAW_NANOS : PLAIN_NANOS)) {
      return;
    }
    lastShown = now;
    String line = line(now);
    if (terminal) {
      err.print(ERASE + line);
      err.flush();
      drawn = true;
    } else {
      err.println(line);
    }
  }

  private String line(long now) {
    double seconds = Math.max(1, now - start) / 1e9;
    long rate = (long) (done / seconds);
    long total = Math.max(planned, done);
    long percent = total == 0 ? 100 : done * 100 / total;
    long left = rate == 0 ? 0 : (total - done) / rate;
    return String.format(
        Locale.ROOT,
        "%s  %3d %%  %s of %s  %s/s  %d:%02d left",
        label,
        percent,
        Units.bytes(done),
        Units.bytes(total),
        Units.bytes(rate),
        left / 60,
        left % 60);
  }

  /** Prints a line of another kind; a drawn one makes room for it and is drawn again later. */
  synchronized void interrupt(String line) {
    close();
    err.println(line);
  }

  @Override
  public synchronized void close() {
    if (drawn) {
      err.print(ERASE);
      err.flush();
      drawn = false;
    }
  }
}
