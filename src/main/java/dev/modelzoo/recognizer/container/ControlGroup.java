package dev.modelzoo.recognizer.container;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The kernel's own account of a container, read from outside, where the container cannot write. It
 * ends with the container, so it is looked at again and again, and the last look counts. Knows
 * nothing where the engine runs on another machine.
 */
public final class ControlGroup {
  private static final Path PROC = Path.of("/proc");
  private static final Path ROOT = Path.of("/sys/fs/cgroup");
  private static final long NANOS_PER_MICRO = 1000;

  private final Optional<Path> memory;
  private final Optional<Path> cpuUsage;
  private long peak = -1;
  private Optional<Duration> cpu = Optional.empty();

  private ControlGroup(Optional<Path> memory, Optional<Path> cpuUsage) {
    this.memory = memory;
    this.cpuUsage = cpuUsage;
  }

  /** Knows nothing. */
  public static ControlGroup none() {
    return new ControlGroup(Optional.empty(), Optional.empty());
  }

  /** Whether there is anything to look at. */
  public boolean isKnown() {
    return memory.isPresent() || cpuUsage.isPresent();
  }

  /** That of a running container, found by its first process. */
  public static ControlGroup of(ContainerState container) {
    return of(container, PROC, ROOT);
  }

  static ControlGroup of(ContainerState container, Path proc, Path root) {
    Path file = proc.resolve(Long.toString(container.pid())).resolve("cgroup");
    String text;
    try {
      text = Files.readString(file, ISO_8859_1);
    } catch (IOException e) {
      return none();
    }
    Optional<Path> unified = folder(text, "", container.id(), root);
    Optional<Path> memory = folder(text, "memory", container.id(), root).or(() -> unified);
    Optional<Path> accounting = folder(text, "cpuacct", container.id(), root);
    return new ControlGroup(
        memory.map(folder -> folder.resolve("memory.stat")),
        accounting
            .map(folder -> folder.resolve("cpuacct.usage"))
            .or(() -> unified.map(folder -> folder.resolve("cpu.stat"))));
  }

  /**
   * Lines are {@code NUMBER:CONTROLLER,…:PATH}. A path without the container's id is not its own:
   * its process has ended and another has got the number.
   */
  private static Optional<Path> folder(String text, String controller, String id, Path root) {
    return text.lines()
        .map(line -> line.split(":", 3))
        .filter(cells -> cells.length == 3 && cells[2].contains(id))
        .filter(cells -> List.of(cells[1].split(",", -1)).contains(controller))
        .map(cells -> root.resolve(controller).resolve(cells[2].substring(1)))
        .filter(Files::isDirectory)
        .findFirst();
  }

  /** Looks again. */
  public void look() {
    memory
        .flatMap(
            file -> sum(file, "total_rss ", "total_shmem ").or(() -> sum(file, "anon ", "shmem ")))
        .ifPresent(bytes -> peak = Math.max(peak, bytes));
    cpuUsage.flatMap(ControlGroup::time).ifPresent(time -> cpu = Optional.of(time));
  }

  private static Optional<Duration> time(Path file) {
    return file.endsWith("cpu.stat")
        ? sum(file, "usage_usec ").map(micros -> Duration.ofNanos(micros * NANOS_PER_MICRO))
        : sum(file, "").map(Duration::ofNanos);
  }

  /** Adds up the numbers behind these prefixes; empty if none is there. */
  private static Optional<Long> sum(Path file, String... prefixes) {
    try {
      List<String> lines = Files.readAllLines(file, ISO_8859_1);
      return List.of(prefixes).stream()
          .flatMap(prefix -> number(lines, prefix).stream())
          .reduce(Long::sum);
    } catch (IOException | NumberFormatException e) {
      return Optional.empty(); // The container has ended.
    }
  }

  private static Optional<Long> number(List<String> lines, String prefix) {
    return lines.stream()
        .filter(line -> line.startsWith(prefix))
        .map(line -> Long.valueOf(line.substring(prefix.length()).strip()))
        .findFirst();
  }

  /**
   * Bytes of anonymous and shared memory at the look that saw most of it; what the system keeps of
   * files does not count. Empty if no look saw any.
   */
  public OptionalLong peakMemory() {
    return peak < 0 ? OptionalLong.empty() : OptionalLong.of(peak);
  }

  /** User and system time of all processes, those that have ended included. */
  public Optional<Duration> cpu() {
    return cpu;
  }
}
