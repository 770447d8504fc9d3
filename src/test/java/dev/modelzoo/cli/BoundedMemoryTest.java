package dev.modelzoo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file of 1 GiB in processes of their own that have a heap of 64 MiB, with the real layout. */
class BoundedMemoryTest {
  private static final int MIB = 1 << 20;
  private static final int SIZE = 1024;
  private static final String WEIGHTS = "models/oracle_en/assets/weights.bin";

  @TempDir private Path folder;
  private CliHarness zoo;

  @BeforeEach
  void makeZoo() throws IOException {
    zoo = CliHarness.zoo(folder, "file:store");
    OracleContent.english(zoo);
    Random random = new Random(1);
    byte[] piece = new byte[MIB];
    try (OutputStream out =
        new BufferedOutputStream(Files.newOutputStream(zoo.path(WEIGHTS)), MIB)) {
      for (int i = 0; i < SIZE; i++) {
        random.nextBytes(piece);
        out.write(piece);
      }
    }
  }

  @Test
  void pushVerifyAndPull_oneGibibyte_takeSixtyFourMebibytes() throws Exception {
    run("push", "-m", "oracle_en", "--no-benchmark", "-j", "32");
    run("verify", "-m", "oracle_en", "-j", "32");
    Files.delete(zoo.path(WEIGHTS));
    run("pull", "-m", "oracle_en", "-j", "32", "--force");

    Random random = new Random(1);
    byte[] expected = new byte[MIB];
    try (InputStream in = Files.newInputStream(zoo.path(WEIGHTS))) {
      for (int i = 0; i < SIZE; i++) {
        random.nextBytes(expected);
        assertThat(in.readNBytes(MIB)).as("mebibyte %d", i).isEqualTo(expected);
      }
      assertThat(in.read()).isNegative();
    }
  }

  private void run(String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx64m", "-XX:+UseSerialGC"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of(arguments));
    Path output = folder.resolve("output");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();

    int exit = process.waitFor();

    assertThat(exit).as(Files.readString(output, StandardCharsets.UTF_8)).isZero();
  }
}
