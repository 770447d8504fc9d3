package dev.modelzoo.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelzoo.content.EntryKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryLockTest {
  private static final int PROCESSES = 3;

  @TempDir private Path folder;

  @Test
  void update_processesWithDifferentIds_allLand() throws Exception {
    Files.writeString(folder.resolve("zoo.yaml"), "schema: zoo/1\n# models below\nmodels: {}\n");
    List<Process> processes = new ArrayList<>();

    for (int i = 0; i < PROCESSES; i++) {
      processes.add(start("p" + i + "."));
    }
    for (Process process : processes) {
      assertThat(process.waitFor()).isZero();
    }

    ZooFile zoo = ZooFile.read(new ZooRoot(folder.toAbsolutePath()));
    assertThat(zoo.entries(EntryKind.MODEL)).hasSize(PROCESSES * ConcurrentEdits.IDS);
    assertThat(folder.resolve("zoo.yaml")).content().startsWith("schema: zoo/1\n# models below\n");
  }

  private Process start(String prefix) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            ConcurrentEdits.class.getName(),
            folder.toAbsolutePath().toString(),
            prefix)
        .inheritIO()
        .start();
  }
}
