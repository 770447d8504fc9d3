package dev.modelzoo.store.s3;

import java.io.IOException;
import java.io.InputStream;

/** As a {@code BufferedInputStream}, without its locks and copies: large reads go right through. */
final class HttpInput extends InputStream {
  private final InputStream stream;
  private final byte[] buffer = new byte[8192];
  private int position;
  private int end;

  HttpInput(InputStream stream) {
    this.stream = stream;
  }

  @Override
  public int read() throws IOException {
    if (position == end && fill() < 0) {
      return -1;
    }
    return buffer[position++] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (position == end) {
      if (length >= buffer.length) {
        return stream.read(target, offset, length);
      }
      if (fill() < 0) {
        return -1;
      }
    }
    int count = Math.min(length, end - position);
    System.arraycopy(buffer, position, target, offset, count);
    position += count;
    return count;
  }

  private int fill() throws IOException {
    int count = stream.read(buffer, 0, buffer.length);
    position = 0;
    end = Math.max(count, 0);
    return count;
  }
}
