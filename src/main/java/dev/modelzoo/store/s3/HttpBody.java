package dev.modelzoo.store.s3;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;

/**
 * The body of an answer, of known length, in chunks, or up to the end of the connection. One that
 * ends too soon is an {@link EOFException}. Closing it before its end gives the connection up, as
 * reading the rest could take long.
 */
final class HttpBody extends InputStream {
  private static final long TO_THE_END = -1;

  private final HttpLink link;
  private final Ending ending;
  private final boolean chunked;
  private long remaining; // of the body or of the chunk
  private boolean first = true;
  private boolean over;

  /**
   * Wraps what is to come.
   *
   * @param length bytes, or -1 if only the end of the connection tells
   */
  HttpBody(HttpLink link, boolean chunked, long length, Ending ending) {
    this.link = link;
    this.chunked = chunked;
    this.ending = ending;
    this.remaining = chunked ? 0 : length;
    if (!chunked && length == 0) {
      end(true);
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (chunked && remaining == 0 && !over) {
      nextChunk();
    }
    if (over) {
      return -1;
    }
    if (remaining == TO_THE_END) {
      int count = link.in().read(buffer, offset, length);
      if (count < 0) {
        end(false);
      }
      return count;
    }
    int count = link.in().read(buffer, offset, (int) Math.min(length, remaining));
    if (count < 0) {
      throw new EOFException("the connection closed too soon");
    }
    remaining -= count;
    if (remaining == 0 && !chunked) {
      end(true);
    }
    return count;
  }

  @Override
  public void close() {
    if (!over) {
      end(false);
    }
  }

  private void nextChunk() throws IOException {
    if (!first) {
      HttpHead.line(link.in()); // which ends the chunk before
    }
    first = false;
    String size = HttpHead.line(link.in()).split(";", 2)[0].strip();
    if (!size.matches("[0-9A-Fa-f]{1,15}")) {
      throw new ProtocolException("the answer has no proper chunks");
    }
    remaining = Long.parseLong(size, 16);
    if (remaining == 0) {
      while (!HttpHead.line(link.in()).isEmpty()) {
        // headers behind the body, which nobody needs
      }
      end(true);
    }
  }

  private void end(boolean fit) {
    over = true;
    ending.reached(fit);
  }

  /** Hears once that nothing more will be read. */
  @FunctionalInterface
  interface Ending {
    /** Says whether the body was read whole, so that the connection is fit for another exchange. */
    void reached(boolean fit);
  }
}
