package dev.modelzoo.recognizer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * The processes of this machine with what the JDK does not tell: group, session, and whether one
 * has ended already but was not collected yet. Without the threads of the kernel.
 */
final class ProcessTable {
  private static final Path PROC = Path.of("/proc");

  /** Nanoseconds; becoming another program takes far less, but for a disk that hangs. */
  private static final long PATIENCE = 200_000_000;

  private static final long A_MOMENT = 1_000_000;

  /** PF_KTHREAD of Linux: a thread of the kernel, which never has an environment. */
  private static final long KERNEL_THREAD = 0x0020_0000;

  /**
   * One living process.
   *
   * @param session 0 where it is not known
   */
  record Entry(long pid, long group, long session) {}

  private ProcessTable() {}

  /** Those that could be seen; an error of reading them is none of the caller's. */
  static List<Entry> living() {
    return Files.exists(PROC.resolve("self/stat")) ? readProc() : readPs();
  }

  /**
   * Whether the process was started with this {@code NAME=VALUE}; false where it is hidden. One
   * that is just becoming another program is waited for.
   */
  static boolean hasVariable(long pid, String variable) {
    Path process = PROC.resolve(Long.toString(pid));
    try {
      String environment = read(process.resolve("environ"));
      if (environment.isEmpty()) {
        awaitStart(process);
        environment = read(process.resolve("environ"));
      }
      return ('\0' + environment).contains('\0' + variable + '\0');
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * While a process becomes another program, Linux shows neither an environment nor arguments of
   * it, and then, for a moment, arguments only.
   */
  private static void awaitStart(Path process) throws IOException {
    long start = System.nanoTime();
    while (read(process.resolve("cmdline")).isEmpty()
        && readStat(process.resolve("stat")).isPresent()
        && System.nanoTime() - start < PATIENCE) {
      Thread.onSpinWait();
    }
    LockSupport.parkNanos(A_MOMENT);
  }

  private static String read(Path file) throws IOException {
    return Files.readString(file, ISO_8859_1);
  }

  private static List<Entry> readProc() {
    List<Entry> entries = new ArrayList<>();
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
      for (Path process : processes) {
        readStat(process.resolve("stat")).ifPresent(entries::add);
      }
    } catch (IOException e) {
      return entries;
    }
    return entries;
  }

  private static Optional<Entry> readStat(Path stat) {
    try {
      return parseStat(read(stat));
    } catch (IOException e) {
      return Optional.empty(); // It ended meanwhile.
    }
  }

  /**
   * {@code PID (NAME) STATE PARENT GROUP SESSION TERMINAL ITS_GROUP FLAGS …}; names hold anything.
   */
  static Optional<Entry> parseStat(String stat) {
    int space = stat.indexOf(' ');
    int afterName = stat.lastIndexOf(") ");
    String[] fields = stat.substring(afterName + 2).split(" ", 8);
    boolean ended = fields[0].equals("Z") || fields[0].equals("X");
    if (ended || (Long.parseLong(fields[6]) & KERNEL_THREAD) != 0) {
      return Optional.empty();
    }
    return Optional.of(
        new Entry(
            Long.parseLong(stat.substring(0, space)),
            Long.parseLong(fields[2]),
            Long.parseLong(fields[3])));
  }

  /** For systems without {@code /proc}, macOS among them. */
  static List<Entry> readPs() {
    List<Entry> entries = new ArrayList<>();
    try {
      Process ps =
          new ProcessBuilder("ps", "-A", "-o", "pid=", "-o", "pgid=", "-o", "stat=")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      ps.getOutputStream().close();
      try (BufferedReader lines = ps.inputReader(ISO_8859_1)) {
        lines.lines().forEach(line -> parsePs(line).ifPresent(entries::add));
      }
    } catch (IOException e) {
      return entries;
    }
    return entries;
  }

  private static Optional<Entry> parsePs(String line) {
    String[] fields = line.strip().split(" +", -1);
    if (fields.length < 3 || fields[2].startsWith("Z")) {
      return Optional.empty();
    }
    return Optional.of(new Entry(Long.parseLong(fields[0]), Long.parseLong(fields[1]), 0));
  }
}
