package dev.modelzoo.transfer;

import dev.modelzoo.store.ObjectKey;

/**
 * Progress of a transfer; of each object {@code Started (Advanced | TakenBack)* (Finished |
 * Failed)}, of the whole {@code Planned*}, each raising the expected total. Comes on the
 * transferring threads, several at once, so a listener returns at once, never throws, and is
 * thread-safe.
 */
public sealed interface TransferEvent {
  /**
   * What people know that the bytes are of: a file, or some small ones.
   *
   * @param name {@code ""} if there is nothing to name
   * @param bytes of all of it, which may be more than this transfer moves
   */
  record Subject(String name, long bytes) {
    static final Subject NONE = new Subject("", 0);

    /** An object by its name, with as much of its digest as people read. */
    static Subject of(ObjectKey key, long bytes) {
      return new Subject(
          key.value().replaceAll("(/[0-9a-f]{12})[0-9a-f]{52}(?=$|\\.)", "$1…"), bytes);
    }
  }

  /** {@code bytes} more are known to need reading, or moving; units as {@link Advanced}. */
  record Planned(long bytes) implements TransferEvent {}

  /** A transfer of this object begins. */
  record Started(ObjectKey key, long totalBytes) implements TransferEvent {}

  /** {@code bytes} since the previous event, not since the start. */
  record Advanced(Subject subject, long bytes) implements TransferEvent {
    public Advanced(long bytes) {
      this(Subject.NONE, bytes);
    }
  }

  /** {@code bytes} that had advanced were lost or wrong, and come again. */
  record TakenBack(Subject subject, long bytes) implements TransferEvent {}

  /** The object has arrived and has been verified. */
  record Finished(ObjectKey key) implements TransferEvent {}

  /** The object did not arrive; the error itself is thrown. */
  record Failed(ObjectKey key) implements TransferEvent {}
}
