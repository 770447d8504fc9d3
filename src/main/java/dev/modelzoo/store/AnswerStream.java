package dev.modelzoo.store;

import dev.modelzoo.error.ZooException;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * The body of a service's answer: counts what comes, and its failures say of which object, and
 * after how many of its bytes. One that ends before its length is a failure.
 */
public abstract class AnswerStream extends InputStream {
  private static final int SKIP_BYTES = 8192;

  private final InputStream content;
  private final String location;
  private final long expected;
  private long received;

  /**
   * Wraps a body, which the subclass closes.
   *
   * @param location of the object, for messages
   * @param expected bytes, or -1 if the answer did not say
   */
  protected AnswerStream(InputStream content, String location, long expected) {
    this.content = content;
    this.location = location;
    this.expected = expected;
  }

  protected final InputStream content() {
    return content;
  }

  protected final String location() {
    return location;
  }

  /** Whether as many bytes came as were announced. */
  protected final boolean isComplete() {
    return received == expected;
  }

  /** Called once there is nothing more to come, before the last bytes are given out. */
  protected void ended() throws IOException {}

  @Override
  public final int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public final int read(byte[] buffer, int offset, int length) throws IOException {
    int count;
    try {
      count = content.read(buffer, offset, length);
    } catch (IOException e) {
      throw broken(ZooException.reason(e), e);
    }
    if (count < 0 && received < expected) {
      throw broken("the connection closed too soon", null);
    }
    received += Math.max(count, 0);
    if (count < 0 || isComplete()) {
      ended();
    }
    return count;
  }

  /** Not by the wrapped stream: skipped bytes are counted, too. */
  @Override
  public final long skip(long count) throws IOException {
    byte[] buffer = new byte[(int) Math.min(SKIP_BYTES, Math.max(count, 0))];
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

  /** The part that was asked for, where a server ignored the range and sends the whole object. */
  protected final InputStream part(long offset, long length) throws IOException {
    skip(offset);
    return new LimitedInputStream(this, length);
  }

  private IOException broken(String reason, @Nullable Throwable cause) {
    String text = "%s, after %d of %d bytes of %s";
    return new IOException(text.formatted(reason, received, expected, location), cause);
  }
}
