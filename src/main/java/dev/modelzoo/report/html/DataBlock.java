package dev.modelzoo.report.html;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Data that stand in a page for its script ({@code data.js}): gzipped, and written in letters that
 * cannot end the element.
 *
 * @param id of the element
 * @param text Base64
 */
public record DataBlock(String id, String text) {
  public DataBlock {
    if (!id.matches("[a-z][a-z0-9-]*")) {
      throw new IllegalArgumentException("Not an id: " + id);
    }
    for (int index = 0; index < text.length(); index++) {
      char c = text.charAt(index);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (!letter && c != '+' && c != '/' && c != '=') {
        throw new IllegalArgumentException("Not Base64: block " + id);
      }
    }
  }

  /** Packs a text. */
  public static DataBlock of(String id, String content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(content.length() / 2 + 64);
    try (OutputStream gzip = new BestGzip(bytes)) {
      gzip.write(content.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return raw(id, bytes.toByteArray());
  }

  /** Bytes as they are, such as audio. */
  public static DataBlock raw(String id, byte[] bytes) {
    return new DataBlock(id, Base64.getEncoder().encodeToString(bytes));
  }

  private static final class BestGzip extends GZIPOutputStream {
    BestGzip(OutputStream out) throws IOException {
      super(out);
      def.setLevel(Deflater.BEST_COMPRESSION);
    }
  }
}
