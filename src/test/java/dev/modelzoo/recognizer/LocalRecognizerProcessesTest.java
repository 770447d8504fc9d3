package dev.modelzoo.recognizer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelzoo.error.ZooException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nothing of an SBI runs on after its run. */
@EnabledOnOs(OS.LINUX) // SbiProcesses needs /proc.
class LocalRecognizerProcessesTest {
  private static final Duration SHORT = Duration.ofMillis(300);

  @TempDir private Path root;
  private TrialImage trial;

  @BeforeEach
  void makeImage() throws IOException {
    trial = TrialImage.in(root);
  }

  @Test
  void recognize_hangingSbi_isEndedAtItsTimeLimit() throws IOException {
    trial.writeSbi("#!/bin/sh", TrialImage.WRITE_BOTH, "sleep 1000");

    ZooException failure = trial.failure(SHORT);

    assertThat(failure).hasMessageContaining("longer than its time limit of 0.3 s");
    assertThat(failure.next()).contains("time limit");
    assertThat(SbiProcesses.in(trial.image())).isEmpty();
  }

  @Test
  void recognize_sbiThatIgnoresSigterm_isKilledAfterTheGrace() throws IOException {
    trial.writeSbi("#!/bin/sh", "trap '' TERM", "while true; do sleep 1000; done");

    ZooException failure = trial.failure(SHORT);

    assertThat(failure).hasMessageContaining("time limit");
    assertThat(SbiProcesses.in(trial.image())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "sleep 1000 &",
    "(trap '' TERM HUP; sleep 1000) &",
    "nohup sh -c 'sleep 1000' >/dev/null 2>&1 &",
    "setsid sh -c 'sleep 1000 & sleep 1000' &",
    "setsid sh -c 'setsid sleep 1000 & exit' >/dev/null 2>&1"
  })
  void recognize_sbiThatLeavesProcesses_endsThemAndSucceeds(String line) throws IOException {
    trial.writeSbi("#!/bin/sh", line, TrialImage.WRITE_BOTH);

    SbiResult result = trial.recognize();

    assertThat(SbiProcesses.in(trial.image())).isEmpty();
    assertThat(result.log()).content().contains("[zoo: ended what the SBI left running]");
  }

  @Test
  void recognize_interrupted_endsTheSbiAndKeepsTheFlag() throws Exception {
    Path started = root.resolve("started");
    trial.writeSbi("#!/bin/sh", "touch '" + started + "'", "sleep 1000");
    Thread caller = Thread.currentThread();
    Thread interrupter =
        new Thread(
            () -> {
              while (!Files.exists(started)) {
                Thread.onSpinWait();
              }
              caller.interrupt();
            });

    interrupter.start();
    ZooException failure = trial.failure();

    assertThat(Thread.interrupted()).isTrue();
    assertThat(failure).hasMessageContaining("was interrupted");
    assertThat(SbiProcesses.in(trial.image())).isEmpty();
    assertThat(trial.scratchParent()).isEmptyDirectory();
  }
}
