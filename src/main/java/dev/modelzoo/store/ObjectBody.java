package dev.modelzoo.store;

import dev.modelzoo.content.Sha256;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/**
 * The bytes of one object, in memory: objects of a store are at most some 16 MiB, and a retry must
 * be able to send them again. The array is not copied; it must not change before the put returns.
 *
 * @param length bytes from {@code offset}
 * @param sha256 64 hexadecimal digits, already known, so that nobody hashes the bytes twice
 * @param streaming what a stream over the bytes goes through, such as a limit of its speed
 */
@SuppressWarnings("ArrayRecordComponent") // identity is never asked for
public record ObjectBody(
    byte[] bytes, int offset, int length, String sha256, UnaryOperator<InputStream> streaming) {
  public ObjectBody {
    if (offset < 0 || length < 0 || length > bytes.length - offset) {
      throw new IndexOutOfBoundsException(offset + "+" + length + " of " + bytes.length);
    }
  }

  public ObjectBody(byte[] bytes, int offset, int length, String sha256) {
    this(bytes, offset, length, sha256, UnaryOperator.identity());
  }

  public static ObjectBody of(byte[] bytes) {
    return new ObjectBody(bytes, 0, bytes.length, Sha256.hex(bytes));
  }

  public static ObjectBody of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The same bytes, where {@link #stream} gives them through one more way. */
  public ObjectBody streamedBy(UnaryOperator<InputStream> way) {
    return new ObjectBody(
        bytes, offset, length, sha256, stream -> way.apply(streaming.apply(stream)));
  }

  /** A fresh stream over the bytes; nothing to close. Whoever sends them takes them from here. */
  public InputStream stream() {
    return streaming.apply(new ByteArrayInputStream(bytes, offset, length));
  }
}
