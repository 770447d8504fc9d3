package dev.modelzoo.transfer;

import dev.modelzoo.store.ObjectKey;

/**
 * Progress of a transfer; of each object {@code Started (Advanced)* (Finished | Failed)}, of the
 * whole {@code Planned*}, each raising the expected total. Comes on the transferring threads,
 * several at once, so a listener returns at once, never throws, and is thread-safe.
 */
public sealed interface TransferEvent {
  /** {@code bytes} more are known to need reading, or moving; units as {@link Advanced}. */
  record Planned(long bytes) implements TransferEvent {}

  /** A transfer of this object begins. */
  record Started(ObjectKey key, long totalBytes) implements TransferEvent {}

  /** {@code bytes} since the previous event, not since the start. */
  record Advanced(long bytes) implements TransferEvent {}

  /** The object has arrived and has been verified. */
  record Finished(ObjectKey key) implements TransferEvent {}

  /** The object did not arrive; the error itself is thrown. */
  record Failed(ObjectKey key) implements TransferEvent {}
}
