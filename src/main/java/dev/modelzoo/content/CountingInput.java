package dev.modelzoo.content;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;

/**
 * Counts what comes in and ends it behind a limit; also a stream of empty blocks, which would come
 * in for ever and unzip to nothing.
 */
final class CountingInput extends FilterInputStream {
  private final long limit;
  private long count;

  CountingInput(InputStream in, long limit) {
    super(in);
    this.limit = limit;
  }

  long count() {
    return count;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int read = super.read(bytes, offset, length);
    count += Math.max(read, 0);
    if (count > limit) {
      throw new ZipException("it is larger than any manifest");
    }
    return read;
  }
}
