package dev.modelzoo.recognizer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.function.IntConsumer;

/**
 * Tells how many lines a file has while another process writes it. Works in a thread of its own,
 * that nobody waits for: what lies there may turn into something whose opening blocks.
 */
final class LineCounter implements AutoCloseable {
  private static final long LOOK_EVERY_MILLIS = 500;

  private final Path file;
  private final IntConsumer listener;
  private final Thread thread = new Thread(this::run, "count-hypotheses");
  private volatile boolean closed;
  private long position;
  private int lines;

  LineCounter(Path file, IntConsumer listener) {
    this.file = file;
    this.listener = listener;
  }

  void start() {
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    try {
      while (!closed) {
        Thread.sleep(LOOK_EVERY_MILLIS);
        look();
      }
    } catch (InterruptedException e) {
      // Closed.
      return;
    }
  }

  /** Counts what was added since the last look. */
  void look() {
    int before = lines;
    try {
      if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        count();
      }
    } catch (IOException e) {
      return; // Progress is a courtesy.
    }
    if (lines != before && !closed) {
      listener.accept(lines);
    }
  }

  private void count() throws IOException {
    if (Files.size(file) < position) {
      position = 0;
      lines = 0;
    }
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      in.skipNBytes(position);
      byte[] buffer = new byte[16 << 10];
      for (int read = in.read(buffer); read >= 0 && !closed; read = in.read(buffer)) {
        position += read;
        for (int i = 0; i < read; i++) {
          lines += buffer[i] == '\n' ? 1 : 0;
        }
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
  }
}
