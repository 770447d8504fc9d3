package dev.modelzoo.recognizer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelzoo.recognizer.container.ContainerEngine;
import dev.modelzoo.testing.TestEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a container and its folders when zoo ends before it. */
@Tag("docker")
class ContainerEndOfZooTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static ContainerEngine engine;

  @TempDir private Path root;
  private ContainerTrial trial;

  @BeforeAll
  static void findEngine() {
    engine = TestEngine.required();
  }

  @BeforeEach
  void makeTrial() throws IOException {
    trial = ContainerTrial.in(engine, root.toRealPath());
  }

  @Test
  void recognize_zooIsTerminated_removesContainerAndFolder() throws Exception {
    Process zoo = startZooAndAwaitSbi();

    zoo.destroy();
    zoo.waitFor();

    trial.assertNothingIsLeft();
  }

  @Test
  void recognize_zooIsKilled_losesTheContainerAtOnceAndTheFolderInTheNextRun() throws Exception {
    Process zoo = startZooAndAwaitSbi();

    zoo.destroyForcibly();
    zoo.waitFor();
    assertThat(awaited(() -> trial.containers().isEmpty())).isTrue();
    assertThat(trial.scratchParent()).isNotEmptyDirectory();
    trial.sbi(ContainerTrial.WRITE_BOTH).recognize();

    trial.assertNothingIsLeft();
  }

  @Test
  void recognize_afterAKilledZoosContainerWasLeft_removesIt() throws Exception {
    trial.sbi("exit 0").failure(); // Builds the image.
    String tag =
        new ContainerImages(engine, built -> {}).tagFor(trial.request(ContainerTrial.LONG, false));
    Path gone = trial.scratchParent().toRealPath().resolve("zoo-sbi-gone");
    engine.create(Orphan.of(tag, gone));
    assertThat(trial.containers()).hasSize(1);

    trial.sbi(ContainerTrial.WRITE_BOTH).recognize();

    trial.assertNothingIsLeft();
  }

  @Test
  void recognize_whileAnotherRuns_leavesThatAlone() throws Exception {
    Process zoo = startZooAndAwaitSbi();

    trial.sbi(ContainerTrial.WRITE_BOTH).recognize();

    assertThat(trial.containers()).hasSize(1);
    zoo.destroy();
    zoo.waitFor();
    trial.assertNothingIsLeft();
  }

  private Process startZooAndAwaitSbi() throws Exception {
    trial.sbi("echo started > \"$2/raw_rec.txt\"; sleep 1000");
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Process zoo =
        new ProcessBuilder(
                java.toString(),
                "-cp",
                System.getProperty("java.class.path"),
                RecognizeInContainer.class.getName(),
                trial.image().folder().toString(),
                trial.list().toString(),
                trial.runFolder().toString(),
                trial.scratchParent().toString())
            .inheritIO()
            .start();
    assertThat(awaited(this::sbiHasWritten)).isTrue();
    return zoo;
  }

  private boolean sbiHasWritten() {
    if (!Files.isDirectory(trial.scratchParent())) {
      return false;
    }
    try (Stream<Path> folders = Files.list(trial.scratchParent())) {
      return folders.anyMatch(folder -> Files.exists(folder.resolve("result/raw_rec.txt")));
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean awaited(BooleanSupplier condition) throws InterruptedException {
    long start = System.nanoTime();
    while (!condition.getAsBoolean() && System.nanoTime() - start < PATIENCE.toNanos()) {
      Thread.sleep(50);
    }
    return condition.getAsBoolean();
  }
}
