package dev.modelzoo.transfer;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/** Follows what is sent to a store, to say how much of it is left when that has no space. */
final class SpaceReport implements TransferListener {
  private final TransferListener listener;
  private final AtomicLong planned = new AtomicLong();
  private final AtomicLong done = new AtomicLong();

  private SpaceReport(TransferListener listener) {
    this.listener = listener;
  }

  /**
   * Runs a transfer.
   *
   * @param transfer gets the listener to tell, which passes everything on to {@code listener}
   */
  static <T> T telling(TransferListener listener, Function<TransferListener, T> transfer) {
    SpaceReport report = new SpaceReport(listener);
    try {
      return transfer.apply(report);
    } catch (ZooException e) {
      throw e.kind() == ErrorKind.NO_SPACE ? report.withSizes(e) : e;
    }
  }

  @Override
  public void on(TransferEvent event) {
    if (event instanceof TransferEvent.Planned more) {
      planned.addAndGet(more.bytes());
    } else if (event instanceof TransferEvent.Advanced step) {
      done.addAndGet(step.bytes());
    } else if (event instanceof TransferEvent.TakenBack step) {
      done.addAndGet(-step.bytes());
    }
    listener.on(event);
  }

  /** Later steps of a transfer plan more, such as packs; so it is what is known by now. */
  private ZooException withSizes(ZooException e) {
    long left = planned.get() - done.get();
    return left <= 0
        ? e
        : new ZooException(
            e.kind(),
            "%s; at least %d of %d bytes are still to be sent"
                .formatted(ZooException.reason(e), left, planned.get()),
            e.next(),
            e);
  }
}
