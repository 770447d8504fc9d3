package dev.modelzoo.recognizer;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.modelzoo.error.FileErrors;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * {@code log.SBI}: what an SBI prints, up to a size. Of a longer output the beginning is kept, and
 * the end, where errors are. Whatever happens to the file, the SBI's output is read to its end, so
 * that the SBI never waits for us.
 */
final class SbiLog implements AutoCloseable {
  private static final int LONGEST_END = 256 << 10;

  private final Path file;
  private final OutputStream out;
  private final byte[] end;
  private long room;
  private long beyond;
  private boolean closed;
  private @Nullable IOException failure;

  SbiLog(Path file, long limit) {
    this.file = file;
    this.end = new byte[(int) Math.min(LONGEST_END, Math.max(1, limit / 4))];
    this.room = Math.max(0, limit - end.length);
    try {
      this.out =
          Files.newOutputStream(
              file,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE,
              LinkOption.NOFOLLOW_LINKS);
    } catch (IOException e) {
      throw FileErrors.translate("write", file, e);
    }
  }

  Path file() {
    return file;
  }

  /** Reads to the end of {@code output}, or until nothing more comes from it. */
  void copyFrom(InputStream output) {
    byte[] buffer = new byte[16 << 10];
    try (output) {
      for (int read = output.read(buffer); read >= 0; read = output.read(buffer)) {
        append(buffer, read);
      }
    } catch (IOException e) {
      // The SBI has ended: nothing more to come.
      return;
    }
  }

  /** Adds a line of our own, marked as such. */
  void note(String text) {
    byte[] line = ("[zoo: " + text + "]\n").getBytes(UTF_8);
    append(line, line.length);
  }

  private synchronized void append(byte[] bytes, int length) {
    if (closed) {
      return;
    }
    int fitting = (int) Math.min(room, length);
    room -= fitting;
    write(bytes, 0, fitting);
    for (int i = fitting; i < length; i++) {
      end[(int) (beyond++ % end.length)] = bytes[i];
    }
  }

  private void write(byte[] bytes, int offset, int length) {
    if (failure != null || length == 0) {
      return;
    }
    try {
      out.write(bytes, offset, length);
    } catch (IOException e) {
      failure = e;
    }
  }

  /** Writes the kept end; tells what kept the log from being written. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    writeEnd();
    try {
      out.close();
    } catch (IOException e) {
      failure = failure == null ? e : failure;
    }
    if (failure != null) {
      throw FileErrors.translate("write", file, failure);
    }
  }

  private void writeEnd() {
    if (beyond > end.length) {
      String gap = "\n[zoo: %d bytes left out]\n".formatted(beyond - end.length);
      byte[] bytes = gap.getBytes(UTF_8);
      write(bytes, 0, bytes.length);
      int oldest = (int) (beyond % end.length);
      write(end, oldest, end.length - oldest);
      write(end, 0, oldest);
    } else {
      write(end, 0, (int) beyond);
    }
  }
}
