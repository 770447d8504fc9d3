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

/**
 * The processes of this machine with what the JDK does not tell: group, session, and whether one
 * has ended already but was not collected yet.
 */
final class ProcessTable {
  private static final Path PROC = Path.of("/proc");

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

  /** Whether the process was started with this {@code NAME=VALUE}; false where it is hidden. */
  static boolean hasVariable(long pid, String variable) {
    try {
      String environment =
          Files.readString(PROC.resolve(Long.toString(pid)).resolve("environ"), ISO_8859_1);
      return ('\0' + environment).contains('\0' + variable + '\0');
    } catch (IOException e) {
      return false;
    }
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
      return parseStat(Files.readString(stat, ISO_8859_1));
    } catch (IOException e) {
      return Optional.empty(); // It ended meanwhile.
    }
  }

  /** {@code PID (NAME) STATE PARENT GROUP SESSION …}, where a name may hold anything. */
  static Optional<Entry> parseStat(String stat) {
    int space = stat.indexOf(' ');
    int afterName = stat.lastIndexOf(") ");
    String[] fields = stat.substring(afterName + 2).split(" ", 5);
    if (fields[0].equals("Z") || fields[0].equals("X")) {
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
