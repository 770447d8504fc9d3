package dev.modelzoo.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is told to end while an SBI runs: 130 and 143, as shells expect. */
class InterruptedTest {
  @TempDir private Path folder;
  private CliHarness zoo;

  @BeforeEach
  void makeZoo() {
    zoo = CliHarness.zoo(folder, "file:store");
    OracleContent.english(zoo).file("SBI", "#!/bin/sh\n: > ../../started\nsleep 600\n");
  }

  @Test
  void benchmark_sigterm_exits143() throws Exception {
    assertThat(exitAfter("TERM")).isEqualTo(143);
  }

  @Test
  void benchmark_sigint_exits130() throws Exception {
    assumeThat(Path.of("/proc/self")).as("env --default-signal is Linux'").exists();

    assertThat(exitAfter("INT")).isEqualTo(130);

    assertThat(Files.readAllLines(zoo.path("talk.txt")))
        .endsWith(
            "interrupted: the run of oracle_en on MINI_EN is not finished, and has no score",
            "next:  Run the same command again; with --shards N, an interrupted run keeps what it"
                + " has.");
  }

  private int exitAfter(String signal) throws IOException, InterruptedException {
    Process process = ChildZoo.start(folder, Map.of(), "benchmark", "-m", "oracle_en");
    try {
      while (process.isAlive() && Files.notExists(zoo.path("started"))) {
        TimeUnit.MILLISECONDS.sleep(20); // until the SBI itself says so
      }
      new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid())).start().waitFor();
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(zoo.path("results/2026-11-22__oracle_en__MINI_EN__100000/RESULTS.txt"))
          .doesNotExist();
      return process.exitValue();
    } finally {
      process.destroyForcibly();
    }
  }
}
