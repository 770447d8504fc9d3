package dev.modelzoo.store;

import java.io.IOException;
import java.io.InputStream;

/** The first bytes of a stream; closing it closes that. */
public final class LimitedInputStream extends InputStream {
  private final InputStream stream;
  private long remaining;

  public LimitedInputStream(InputStream stream, long length) {
    this.stream = stream;
    this.remaining = length;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (remaining == 0) {
      return -1;
    }
    int count = stream.read(buffer, offset, (int) Math.min(length, remaining));
    remaining -= Math.max(count, 0);
    return count;
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }
}
