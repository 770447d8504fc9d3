package dev.modelzoo.transfer;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/**
 * Lends chunk-sized arrays to workers, so that memory stays bounded whatever {@code --jobs} says: a
 * third of the heap at most.
 */
final class Buffers {
  private final int size;
  private final Semaphore free;
  private final Deque<byte[]> idle = new ArrayDeque<>();

  /** Arrays of {@code size} bytes, for {@code jobs} borrowers or fewer. */
  Buffers(int size, int jobs) {
    this(size, size, jobs);
  }

  /** As above, for borrowers that need {@code cost} bytes of heap each, the array included. */
  Buffers(int size, long cost, int jobs) {
    this.size = size;
    long affordable = Runtime.getRuntime().maxMemory() / 3 / cost;
    this.free = new Semaphore((int) Math.max(1, Math.min(jobs, affordable)));
  }

  /** Runs {@code action} with an array that nobody else has until it returns. */
  <R> R with(Function<byte[], R> action) {
    try {
      free.acquire();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ZooException(ErrorKind.INCOMPLETE, "interrupted", "Run the same command again.", e);
    }
    byte[] buffer = take();
    try {
      return action.apply(buffer);
    } finally {
      synchronized (idle) {
        idle.push(buffer);
      }
      free.release();
    }
  }

  private byte[] take() {
    synchronized (idle) {
      byte[] buffer = idle.poll();
      return buffer == null ? new byte[size] : buffer;
    }
  }
}
