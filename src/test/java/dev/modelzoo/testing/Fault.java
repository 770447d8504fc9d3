package dev.modelzoo.testing;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/**
 * What goes wrong at one call of a {@link FaultyObjectStore}: something before it takes effect,
 * something after, something with the bytes that are read.
 */
public record Fault(Runnable before, Runnable after, UnaryOperator<InputStream> body) {
  /** Fails as network trouble before the call takes effect. */
  public static Fault failBefore() {
    return failBefore(unavailable("connection refused"));
  }

  public static Fault failBefore(RuntimeException failure) {
    return runBefore(() -> throwIt(failure));
  }

  /** The call takes effect, then its answer is lost. */
  public static Fault dropAnswer() {
    return runAfter(() -> throwIt(unavailable("connection reset")));
  }

  /** Something else happens first: another writer, a kill. */
  public static Fault runBefore(Runnable action) {
    return new Fault(action, Fault::nothing, UnaryOperator.identity());
  }

  public static Fault runAfter(Runnable action) {
    return new Fault(Fault::nothing, action, UnaryOperator.identity());
  }

  /** The body ends after so many bytes, without an error. */
  public static Fault shortBody(int bytes) {
    return new Fault(
        Fault::nothing,
        Fault::nothing,
        stream -> new ByteArrayInputStream(Arrays.copyOf(all(stream), bytes)));
  }

  /** The body, if longer, breaks off with an {@link IOException} after so many bytes. */
  public static Fault brokenBody(int bytes) {
    return new Fault(
        Fault::nothing,
        Fault::nothing,
        stream -> {
          byte[] all = all(stream);
          if (all.length <= bytes) {
            return new ByteArrayInputStream(all);
          }
          byte[] head = Arrays.copyOf(all, bytes);
          return new SequenceInputStream(new ByteArrayInputStream(head), new BrokenStream());
        });
  }

  /** One bit of the body is wrong. */
  public static Fault wrongByte(int index) {
    return new Fault(
        Fault::nothing,
        Fault::nothing,
        stream -> {
          byte[] bytes = all(stream);
          bytes[index] ^= 1;
          return new ByteArrayInputStream(bytes);
        });
  }

  public static ZooException unavailable(String message) {
    return new ZooException(ErrorKind.UNAVAILABLE, message, "Try again.");
  }

  private static void throwIt(RuntimeException failure) {
    throw failure;
  }

  private static void nothing() {}

  private static byte[] all(InputStream stream) {
    try (stream) {
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Fails at the first byte. */
  private static final class BrokenStream extends InputStream {
    @Override
    public int read() throws IOException {
      throw new IOException("connection reset");
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      return length == 0 ? 0 : read();
    }
  }
}
