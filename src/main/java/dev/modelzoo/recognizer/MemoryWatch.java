package dev.modelzoo.recognizer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/**
 * Sees how much memory the processes of a session hold: anonymous and shared, not what the system
 * keeps of files. Looks again and again from a thread of its own; knows nothing without Linux's
 * {@code /proc}.
 */
final class MemoryWatch implements AutoCloseable {
  private static final Path PROC = Path.of("/proc");
  private static final long LOOK_MILLIS = 250;
  private static final long KIBIBYTE = 1024;
  private static final List<String> FIELDS = List.of("RssAnon:", "RssShmem:");

  private final long session;
  private final Thread thread = new Thread(this::run, "watch-memory");
  private long peak = -1;

  private MemoryWatch(long session) {
    this.session = session;
  }

  /** Watches over the session, or group, of this number until it is closed. */
  static MemoryWatch over(long session) {
    MemoryWatch watch = new MemoryWatch(session);
    watch.thread.setDaemon(true);
    watch.thread.start();
    return watch;
  }

  private void run() {
    try {
      while (true) {
        look();
        Thread.sleep(LOOK_MILLIS);
      }
    } catch (InterruptedException e) {
      // Closed.
      return;
    }
  }

  private void look() {
    long bytes = 0;
    for (ProcessTable.Entry entry : ProcessTable.living()) {
      if (entry.session() == session || entry.group() == session) {
        bytes += resident(entry.pid());
      }
    }
    synchronized (this) {
      peak = bytes > 0 ? Math.max(peak, bytes) : peak;
    }
  }

  private static long resident(long pid) {
    try {
      return Files.readAllLines(PROC.resolve(pid + "/status"), ISO_8859_1).stream()
          .filter(line -> FIELDS.stream().anyMatch(line::startsWith))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * KIBIBYTE)
          .sum();
    } catch (IOException e) {
      return 0; // It has ended.
    }
  }

  /** Bytes at the look that saw most; empty if none saw any. */
  synchronized OptionalLong peak() {
    return peak < 0 ? OptionalLong.empty() : OptionalLong.of(peak);
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
