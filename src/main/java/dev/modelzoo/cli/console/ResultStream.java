package dev.modelzoo.cli.console;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Standard output. Where a PrintStream says only that writing failed, this knows why. */
public final class ResultStream extends PrintStream {
  private final Noting noting;

  /** Prints UTF-8 to {@code out}, line by line. */
  public ResultStream(OutputStream out) {
    this(new Noting(out));
  }

  private ResultStream(Noting noting) {
    super(noting, true, StandardCharsets.UTF_8);
    this.noting = noting;
  }

  /** What went wrong first; empty if all that was printed has been written. */
  Optional<IOException> failure() {
    flush();
    return Optional.ofNullable(noting.failure);
  }

  /** Whether nothing has come here yet. */
  boolean isUnused() {
    return !noting.used;
  }

  private static final class Noting extends FilterOutputStream {
    private @Nullable IOException failure;
    private boolean used;

    Noting(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      used = true;
      try {
        out.write(bytes, offset, length);
      } catch (IOException e) {
        failure = failure == null ? e : failure;
        throw e;
      }
    }
  }
}
