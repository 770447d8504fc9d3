package dev.modelzoo.cli.console;

import dev.modelzoo.transfer.TransferEvent;
import dev.modelzoo.transfer.TransferListener;
import java.io.PrintStream;
import java.util.Locale;
import java.util.function.LongSupplier;

/** Progress of one transfer. Safe for many threads. */
public final class ProgressLine extends StatusLine implements TransferListener {
  /** Leaves room for the numbers within 80 columns. */
  private static final int LONGEST_LABEL = 26;

  private final String label;
  private long done;
  private long planned;

  ProgressLine(
      PrintStream err, String label, boolean terminal, boolean quiet, LongSupplier nanoClock) {
    super(err, terminal, quiet, nanoClock);
    this.label =
        label.length() <= LONGEST_LABEL ? label : label.substring(0, LONGEST_LABEL - 1) + "…";
  }

  @Override
  public synchronized void on(TransferEvent event) {
    if (event instanceof TransferEvent.Planned more) {
      planned += more.bytes();
    } else if (event instanceof TransferEvent.Advanced step) {
      done += step.bytes();
      changed();
    }
  }

  @Override
  String text(long nanos) {
    double seconds = Math.max(1, nanos) / 1e9;
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
}
