package dev.modelzoo.store.web;

import dev.modelzoo.store.AnswerStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;

/**
 * The body of an answer. Closed before its end, it gives up the connection, not to read the rest.
 */
final class WebBody extends AnswerStream {
  private final HttpURLConnection connection;

  private WebBody(HttpURLConnection connection, String location) throws IOException {
    super(connection.getInputStream(), location, connection.getContentLengthLong());
    this.connection = connection;
  }

  /** The bytes that were asked for; {@code length} may reach behind the end. */
  static InputStream of(HttpURLConnection answer, String location, long offset, long length)
      throws IOException {
    boolean whole = answer.getResponseCode() == HttpURLConnection.HTTP_OK;
    WebBody body = new WebBody(answer, location);
    if (!whole || (offset == 0 && length == Long.MAX_VALUE)) {
      return body;
    }
    try {
      return body.part(offset, length);
    } catch (IOException e) {
      body.close();
      throw e;
    }
  }

  @Override
  public void close() throws IOException {
    if (isComplete()) {
      content().close();
    } else {
      connection.disconnect();
    }
  }
}
