package dev.modelzoo.transfer;

/** Hears of progress; see {@link TransferEvent} for order and threads. */
@FunctionalInterface
public interface TransferListener {
  TransferListener NONE = event -> {};

  void on(TransferEvent event);
}
