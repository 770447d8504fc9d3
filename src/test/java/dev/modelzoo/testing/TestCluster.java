package dev.modelzoo.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The Slurm cluster of two nodes that {@code .ci/slurm-up} starts. Where there is none, tests are
 * skipped, but with {@code ZOO_TEST_SLURM=1} they fail. Such tests have the tag {@code slurm}.
 */
public final class TestCluster {
  private final Path state;

  private TestCluster(Path state) {
    this.state = state;
  }

  public static TestCluster required() {
    String folder = System.getenv().getOrDefault("ZOO_TEST_SLURM_DIR", "");
    if ("1".equals(System.getenv("ZOO_TEST_SLURM"))) {
      assertThat(folder).as("ZOO_TEST_SLURM_DIR, as ZOO_TEST_SLURM=1 demands").isNotEmpty();
    }
    assumeThat(folder).as("a Slurm cluster").isNotEmpty();
    return new TestCluster(Path.of(folder));
  }

  /** What tells Slurm's programs where the cluster is. */
  public static Map<String, String> environment() {
    return System.getenv();
  }

  /** What one of Slurm's programs prints. */
  public String ask(String... command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String text = new String(process.getInputStream().readAllBytes(), UTF_8);
      process.waitFor();
      return text.strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Kills the node's daemon and all that it runs, as a power cut would. */
  public void lose(String node) throws IOException {
    String daemon = Files.readString(state.resolve("slurmd-" + node + ".pid")).strip();
    kill(Long.parseLong(daemon));
    try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
      for (Path process : processes.filter(p -> p.toString().matches("/proc/[0-9]+")).toList()) {
        if (runsOn(node, process)) {
          long pid = Long.parseLong(process.getFileName().toString());
          ProcessHandle.of(pid).flatMap(ProcessHandle::parent).ifPresent(this::killStep);
          kill(pid);
        }
      }
    }
  }

  private boolean runsOn(String node, Path process) {
    try {
      List<String> variables = List.of(Files.readString(process.resolve("environ")).split("\0"));
      return variables.contains("SLURMD_NODENAME=" + node)
          && variables.contains("SLURM_CONF=" + state.resolve("slurm.conf"));
    } catch (IOException e) {
      return false; // It has ended, or is nobody's.
    }
  }

  /** The one that watches over the task belongs to the node, too. */
  private void killStep(ProcessHandle parent) {
    try {
      Path name = Path.of("/proc", "" + parent.pid(), "cmdline");
      if (Files.readString(name).startsWith("slurmstepd")) {
        parent.destroyForcibly();
      }
    } catch (IOException e) {
      return; // It has ended.
    }
  }

  private static void kill(long pid) {
    ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
  }

  /** Starts the node again, and waits until all of them are idle. */
  public void repair(String node) throws InterruptedException {
    if (!ask("scontrol", "show", "node", node).contains("State=IDLE ")) {
      ask("slurmd", "-N", node, "-f", state.resolve("slurm.conf").toString());
    }
    while (!ask("sinfo", "-h", "-t", "idle", "-o", "%D").equals("2")) {
      TimeUnit.MILLISECONDS.sleep(200);
    }
  }
}
