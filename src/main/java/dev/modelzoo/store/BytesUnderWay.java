package dev.modelzoo.store;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import java.util.concurrent.Semaphore;

/**
 * Keeps the objects that move at once to what a slow line fills soon, one at least. An object
 * counts when it is there whole, so many that crawl side by side are all lost if zoo is killed. In
 * the order of asking. Thread-safe.
 */
final class BytesUnderWay {
  /** Of smaller objects little is lost. */
  private static final int SMALL = 1 << 20;

  private final int most;
  private final Semaphore free;

  BytesUnderWay(long most) {
    this.most = (int) Math.min(Integer.MAX_VALUE, Math.max(1, most));
    this.free = new Semaphore(this.most, true);
  }

  /** Waits until there is room for so many bytes; close what it gives when they have moved. */
  Room enter(long bytes) {
    int taken = bytes < SMALL ? 0 : (int) Math.min(bytes, most);
    try {
      free.acquire(taken);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ZooException(
          ErrorKind.UNAVAILABLE,
          "interrupted",
          "Run the same command again: what is already there is not moved twice.",
          e);
    }
    return new Room(taken);
  }

  /** Bytes that may move. */
  final class Room implements AutoCloseable {
    private int taken;

    private Room(int taken) {
      this.taken = taken;
    }

    @Override
    public synchronized void close() {
      free.release(taken);
      taken = 0;
    }
  }
}
