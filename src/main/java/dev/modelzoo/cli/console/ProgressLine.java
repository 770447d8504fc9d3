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
  private final int columns;
  private final MovingRate rate = new MovingRate();
  private final SubjectsUnderWay subjects = new SubjectsUnderWay();
  private long done;
  private long planned;

  /**
   * @param columns of the terminal; 0 if they are unknown, and then no file is named
   */
  ProgressLine(
      PrintStream err,
      String label,
      boolean terminal,
      int columns,
      boolean quiet,
      LongSupplier nanoClock) {
    super(err, terminal, quiet, nanoClock);
    this.columns = columns;
    this.label =
        label.length() <= LONGEST_LABEL ? label : label.substring(0, LONGEST_LABEL - 1) + "…";
  }

  @Override
  public synchronized void on(TransferEvent event) {
    if (event instanceof TransferEvent.Planned more) {
      planned += more.bytes();
    } else if (event instanceof TransferEvent.Advanced step) {
      moved(step.subject(), step.bytes());
    } else if (event instanceof TransferEvent.TakenBack step) {
      moved(step.subject(), -step.bytes());
    }
  }

  private void moved(TransferEvent.Subject subject, long bytes) {
    done += bytes;
    subjects.moved(subject, bytes);
    changed();
  }

  @Override
  String text(long nanos) {
    long perSecond = rate.at(nanos, done);
    long total = Math.max(planned, done);
    long percent = total == 0 ? 100 : done * 100 / total;
    long left = perSecond == 0 ? 0 : (total - done) / perSecond;
    return String.format(
        Locale.ROOT,
        "%s  %3d %%  %s of %s  %s/s  %d:%02d left",
        label,
        percent,
        Units.bytes(done),
        Units.bytes(total),
        Units.bytes(perSecond),
        left / 60,
        left % 60);
  }

  /** With a file that is under way, where there is more than one and room for it. */
  @Override
  String drawn(long nanos) {
    String text = text(nanos);
    return text + subjects.shown(columns - 1 - FoldedLine.columns(text));
  }
}
