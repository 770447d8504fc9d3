package dev.modelzoo.store;

import dev.modelzoo.error.ZooException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * Bytes of an object, reopened where they broke off. The attempts start anew after each mebibyte
 * that arrived, so that a big object on a bad line comes through and a dead one ends.
 */
final class ResumingInputStream extends InputStream {
  private static final long PROGRESS = 1 << 20;

  private final ObjectStore store;
  private final ObjectKey key;
  private final Retries retries;
  private final boolean lengthGiven;
  private InputStream current;
  private long offset;
  private long remaining;
  private long progress;
  private int failures;
  private boolean closed;

  /**
   * @param opened what {@code store} gave for {@code offset} and {@code length}
   * @param length {@link Long#MAX_VALUE} for the whole object, whose end is then believed
   */
  ResumingInputStream(
      ObjectStore store,
      ObjectKey key,
      Retries retries,
      InputStream opened,
      long offset,
      long length) {
    this.store = store;
    this.key = key;
    this.retries = retries;
    this.current = opened;
    this.offset = offset;
    this.remaining = length;
    this.lengthGiven = length != Long.MAX_VALUE;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int start, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (true) {
      if (closed) {
        throw new IOException("The stream is closed: " + store.location(key));
      }
      if (remaining == 0) {
        return -1;
      }
      int count;
      try {
        count = current.read(buffer, start, (int) Math.min(length, remaining));
      } catch (IOException e) {
        resume(e);
        continue;
      }
      if (count >= 0) {
        advance(count);
        return count;
      }
      if (!endedEarly()) {
        remaining = 0;
        return -1;
      }
      resume(new EOFException("the answer ended early, at byte " + offset));
    }
  }

  @Override
  public void close() throws IOException {
    closed = true;
    current.close();
  }

  private void advance(int count) {
    offset += count;
    remaining -= count;
    progress += count;
    if (progress >= PROGRESS) {
      progress = 0;
      failures = 0;
    }
  }

  /** A range may reach beyond the end of its object; only the object's size tells. */
  private boolean endedEarly() {
    return lengthGiven
        && retries
            .call(store.location(key), () -> store.head(key))
            .map(metadata -> metadata.size() > offset)
            .orElse(false);
  }

  private void resume(Exception cause) {
    Exception last = cause;
    closeQuietly();
    while (true) {
      failures++;
      progress = 0;
      retries.pauseOrGiveUp(store.location(key), failures, last);
      try {
        current = store.read(key, offset, remaining);
        return;
      } catch (IOException | ZooException e) {
        last = e;
      }
    }
  }

  private void closeQuietly() {
    try {
      current.close();
    } catch (IOException e) {
      // It is broken already.
    }
  }
}
