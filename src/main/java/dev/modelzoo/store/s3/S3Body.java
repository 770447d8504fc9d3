package dev.modelzoo.store.s3;

import dev.modelzoo.error.ZooException;
import dev.modelzoo.store.LimitedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The body of an answer, whose failures say of which object, and after how many of its bytes. */
final class S3Body extends FilterInputStream {
  private static final int PARTIAL = 206;

  private final String location;
  private final long expected;
  private long received;

  /**
   * Wraps a body of known length.
   *
   * @param expected bytes, or -1 if the answer did not say
   */
  S3Body(InputStream body, String location, long expected) {
    super(body);
    this.location = location;
    this.expected = expected;
  }

  /**
   * The part that was asked for, also where a server ignores the range and sends the whole object.
   */
  static InputStream range(S3Answer answer, String location, long offset, long length)
      throws IOException {
    S3Body stream = new S3Body(answer.body(), location, answer.head().length());
    boolean whole = offset == 0 && length == Long.MAX_VALUE;
    if (whole || answer.head().status() == PARTIAL) {
      return stream;
    }
    stream.skip(offset);
    return new LimitedInputStream(stream, length);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int count;
    try {
      count = super.read(buffer, offset, length);
    } catch (IOException e) {
      throw broken(ZooException.reason(e), e);
    }
    received += Math.max(count, 0);
    return count;
  }

  @Override
  public long skip(long count) throws IOException {
    // Not the wrapped stream's: skipped bytes are counted too.
    byte[] buffer = new byte[(int) Math.min(8192, Math.max(count, 0))];
    long left = count;
    while (left > 0) {
      int got = read(buffer, 0, (int) Math.min(buffer.length, left));
      if (got < 0) {
        break;
      }
      left -= got;
    }
    return count - left;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private IOException broken(String reason, Throwable cause) {
    String text = "%s, after %d of %d bytes of %s";
    return new IOException(text.formatted(reason, received, expected, location), cause);
  }
}
