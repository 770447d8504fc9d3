package dev.modelzoo.recognizer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * User and system time of an SBI and of those of its processes that it waited for. The JDK does not
 * tell; Linux tells the sum over all children of this process that have ended, so it is known only
 * while no two SBIs run at once. What else zoo starts meanwhile takes next to nothing.
 */
final class ChildCpuTime implements AutoCloseable {
  private static final Path STAT = Path.of("/proc/self/stat");

  /** USER_HZ, which is part of Linux's interface to programs. */
  private static final long TICKS_PER_SECOND = 100;

  private static final Object LOCK = new Object();
  private static int running;
  private static long starts;

  private final boolean alone;
  private final long number;
  private final Optional<Duration> before;

  private ChildCpuTime(boolean alone, long number, Optional<Duration> before) {
    this.alone = alone;
    this.number = number;
    this.before = before;
  }

  static ChildCpuTime start() {
    synchronized (LOCK) {
      return new ChildCpuTime(running++ == 0, ++starts, ofEndedChildren());
    }
  }

  /** Of an SBI that has ended; empty where it is not known. */
  Optional<Duration> get() {
    synchronized (LOCK) {
      if (!alone || number != starts) {
        return Optional.empty();
      }
    }
    return before.flatMap(start -> ofEndedChildren().map(end -> end.minus(start)));
  }

  @Override
  public void close() {
    synchronized (LOCK) {
      running--;
    }
  }

  private static Optional<Duration> ofEndedChildren() {
    try {
      return Optional.of(parseStat(Files.readString(STAT, ISO_8859_1)));
    } catch (IOException e) {
      return Optional.empty(); // Not Linux.
    }
  }

  /** Fields 16 and 17 of the line, the name in parentheses being the second. */
  static Duration parseStat(String stat) {
    String[] fields = stat.substring(stat.lastIndexOf(") ") + 2).split(" ", 16);
    long ticks = Long.parseLong(fields[13]) + Long.parseLong(fields[14]);
    return Duration.ofMillis(ticks * 1000 / TICKS_PER_SECOND);
  }
}
