package dev.modelzoo.store.s3;

import dev.modelzoo.store.AnswerStream;
import java.io.IOException;
import java.io.InputStream;

/** The body of an answer of S3. */
final class S3Body extends AnswerStream {
  private static final int PARTIAL = 206;

  /**
   * Wraps a body of known length.
   *
   * @param expected bytes, or -1 if the answer did not say
   */
  S3Body(InputStream body, String location, long expected) {
    super(body, location, expected);
  }

  /**
   * The part that was asked for, also where a server ignores the range and sends the whole object.
   */
  static InputStream range(S3Answer answer, String location, long offset, long length)
      throws IOException {
    S3Body stream = new S3Body(answer.body(), location, answer.head().length());
    boolean whole = offset == 0 && length == Long.MAX_VALUE;
    return whole || answer.head().status() == PARTIAL ? stream : stream.part(offset, length);
  }

  @Override
  public void close() throws IOException {
    content().close();
  }
}
