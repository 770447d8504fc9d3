package dev.modelzoo.store.s3;

import java.io.IOException;
import java.io.InputStream;

/** A successful answer. Whoever asked closes its body. */
record S3Answer(HttpHead head, InputStream body) implements AutoCloseable {
  /** More than any error or confirmation has. */
  private static final int MAX_TEXT = 64 * 1024;

  /** Reads what little there is, so that the connection is free for the next request. */
  byte[] text() throws IOException {
    try (body) {
      byte[] text = body.readNBytes(MAX_TEXT);
      if (text.length == MAX_TEXT) {
        return text;
      }
      body.read(); // the end, which is what gives the connection back
      return text;
    }
  }

  @Override
  public void close() throws IOException {
    body.close();
  }
}
