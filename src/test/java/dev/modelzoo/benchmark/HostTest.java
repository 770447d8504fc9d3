package dev.modelzoo.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostTest {
  @TempDir private Path folder;

  @Test
  void gpuModels_ofTheDriversFiles_areNamed() throws IOException {
    card("0000:01:00.0", "Model: \t\t NVIDIA A100\nIRQ: 1\n");
    card("0000:02:00.0", "Model: \t\t NVIDIA A10\n");

    assertThat(Host.gpuModels(folder)).containsExactly("NVIDIA A10", "NVIDIA A100");
  }

  @Test
  void gpuModels_withoutTheDriver_areNone() {
    assertThat(Host.gpuModels(folder.resolve("none"))).isEmpty();
  }

  private void card(String bus, String information) throws IOException {
    Files.writeString(
        Files.createDirectory(folder.resolve(bus)).resolve("information"), information);
  }
}
