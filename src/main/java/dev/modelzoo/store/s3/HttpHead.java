package dev.modelzoo.store.s3;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The first lines of an answer.
 *
 * @param headers by their names in lower case; of several with one name, the first
 * @param lasting whether the connection may be used again
 */
record HttpHead(int status, Map<String, String> headers, boolean lasting) {
  private static final int MAX_LINE = 16 * 1024;
  private static final int MAX_LINES = 200;

  /** Reads up to the body, past answers such as "100 Continue" that only announce another. */
  static HttpHead read(InputStream in) throws IOException {
    while (true) {
      HttpHead head = readOne(in);
      if (head.status >= 200) {
        return head;
      }
    }
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /** The bytes of the body; -1 if it does not say. */
  long length() throws IOException {
    String text = headers.get("content-length");
    if (text == null) {
      return -1;
    }
    try {
      long length = Long.parseLong(text);
      if (length >= 0) {
        return length;
      }
    } catch (NumberFormatException e) {
      // Falls through.
    }
    throw new ProtocolException("the answer has no proper Content-Length");
  }

  boolean chunked() {
    return header("transfer-encoding").orElse("").toLowerCase(Locale.ROOT).contains("chunked");
  }

  HttpHead closing() {
    return new HttpHead(status, headers, false);
  }

  /** A line without its end. An {@link EOFException} if the connection ends first. */
  static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder(80);
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException("the connection was closed without an answer");
      }
      if (line.length() == MAX_LINE) {
        throw new ProtocolException("the answer has a line without end");
      }
      line.append((char) c);
    }
    int end = line.length();
    return line.substring(0, end > 0 && line.charAt(end - 1) == '\r' ? end - 1 : end);
  }

  private static HttpHead readOne(InputStream in) throws IOException {
    String first = line(in);
    if (!first.matches("HTTP/1\\.[01] [1-9][0-9][0-9]( .*)?")) {
      throw new ProtocolException("the answer is not HTTP");
    }
    Map<String, String> headers = new HashMap<>();
    int lines = 0;
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      if (++lines > MAX_LINES) {
        throw new ProtocolException("the answer has too many headers");
      }
      if (colon > 0) {
        String name = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
        headers.putIfAbsent(name, line.substring(colon + 1).strip());
      }
    }
    String connection = headers.getOrDefault("connection", "").toLowerCase(Locale.ROOT);
    boolean lasting =
        first.startsWith("HTTP/1.1")
            ? !connection.equals("close")
            : connection.equals("keep-alive");
    return new HttpHead(Integer.parseInt(first.substring(9, 12)), headers, lasting);
  }
}
