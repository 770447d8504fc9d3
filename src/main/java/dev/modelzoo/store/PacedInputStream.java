package dev.modelzoo.store;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;

/** Gives out bytes no faster than a bandwidth allows, and counts them. */
final class PacedInputStream extends FilterInputStream {
  private final Bandwidth bandwidth;
  private final AtomicLong passed;

  PacedInputStream(InputStream stream, Bandwidth bandwidth, AtomicLong passed) {
    super(stream);
    this.bandwidth = bandwidth;
    this.passed = passed;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int count = super.read(buffer, offset, Math.min(length, bandwidth.piece()));
    if (count > 0) {
      passed.addAndGet(count);
      bandwidth.take(count);
    }
    return count;
  }
}
