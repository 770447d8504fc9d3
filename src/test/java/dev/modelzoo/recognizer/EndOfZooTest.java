package dev.modelzoo.recognizer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of an SBI when zoo ends before it. */
@EnabledOnOs(OS.LINUX) // SbiProcesses needs /proc.
class EndOfZooTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path root;

  @ParameterizedTest
  @ValueSource(strings = {"sleep 1000", "trap '' TERM HUP; sleep 1000 & wait; sleep 1000"})
  void recognize_zooIsKilled_endsTheSbi(String line) throws Exception {
    endZooDuring(line, Process::destroyForcibly);

    assertThat(awaited(() -> SbiProcesses.in(image()).isEmpty())).isTrue();
  }

  @Test
  void recognize_zooIsTerminated_endsTheSbiAndRemovesItsFolder() throws Exception {
    endZooDuring("trap '' TERM; setsid sleep 1000", Process::destroy);

    assertThat(SbiProcesses.in(image())).isEmpty();
    assertThat(root.resolve("run")).isDirectoryNotContaining("glob:**zoo-sbi*");
  }

  private void endZooDuring(String line, Consumer<Process> end) throws Exception {
    Path run = Files.createDirectory(root.resolve("run"));
    Files.createDirectory(image());
    Path list = Files.writeString(root.resolve("wav.scp"), "u1\t/u1.wav\n");
    Path started = root.resolve("started");
    Files.writeString(image().resolve("SBI"), "touch '" + started + "'\n" + line + "\n");
    Process zoo = startZoo(List.of(image().toString(), list.toString(), run.toString()));
    assertThat(awaited(() -> Files.exists(started))).isTrue();

    end.accept(zoo);
    zoo.waitFor();
  }

  private Path image() {
    return root.resolve("image");
  }

  private Process startZoo(List<String> arguments) throws IOException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    ProcessBuilder builder =
        new ProcessBuilder(
            java.toString(),
            "-cp",
            System.getProperty("java.class.path"),
            RecognizeInOwnJvm.class.getName());
    builder.command().addAll(arguments);
    return builder.inheritIO().start();
  }

  private static boolean awaited(BooleanSupplier condition) throws InterruptedException {
    long start = System.nanoTime();
    while (!condition.getAsBoolean() && System.nanoTime() - start < PATIENCE.toNanos()) {
      Thread.sleep(20);
    }
    return condition.getAsBoolean();
  }
}
