package dev.modelzoo.recognizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.recognizer.container.ContainerEngine;
import dev.modelzoo.testing.ModelImageFolder;
import dev.modelzoo.testing.TestEngine;
import dev.modelzoo.testing.TestSetFolder;
import dev.modelzoo.testing.WavBytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A model-image with a container, a test set of two utterances, and a run folder. */
final class ContainerTrial {
  static final Duration LONG = Duration.ofMinutes(2);
  static final String WRITE_BOTH =
      "cut -f1 \"$1\" | sed 's/$/\\tword/' > \"$2/raw_rec.txt\" || exit 9";

  private final ContainerEngine engine;
  private final Path root;
  private final ModelImageFolder image;
  private final TestSetFolder set;

  private ContainerTrial(ContainerEngine engine, Path root) {
    this.engine = engine;
    this.root = root;
    this.image =
        ModelImageFolder.soundAt(root.resolve("models/my_image"))
            .file("docker/Dockerfile", TestEngine.FROM);
    this.set =
        TestSetFolder.soundAt(root.resolve("datasets/SET"))
            .lines("u1\taudio/u1.wav\t0.1\tsecret reference", "u2\taudio/u2.wav\t0.1\tanother")
            .without("audio/a.wav")
            .without("audio/b.wav")
            .file("audio/u1.wav", WavBytes.ofSeconds(0.1).build())
            .file("audio/u2.wav", WavBytes.ofSeconds(0.1).build());
  }

  static ContainerTrial in(ContainerEngine engine, Path root) throws IOException {
    ContainerTrial trial = new ContainerTrial(engine, root);
    Files.createDirectories(trial.runFolder());
    trial.list(trial.set.path("audio/u1.wav"), trial.set.path("audio/u2.wav"));
    Files.writeString(trial.runFolder().resolve("trans.txt"), "u1\tsecret reference\n");
    return trial;
  }

  ContainerTrial list(Path first, Path second) throws IOException {
    Files.writeString(list(), "u1\t%s\nu2\t%s\n".formatted(first, second));
    return this;
  }

  ContainerTrial sbi(String... lines) {
    image.file("SBI", "#!/bin/sh\n" + String.join("\n", lines) + "\n");
    return this;
  }

  ModelImageFolder image() {
    return image;
  }

  TestSetFolder set() {
    return set;
  }

  Path list() {
    return runFolder().resolve("wav.scp");
  }

  Path runFolder() {
    return root.resolve("results/run");
  }

  Path scratchParent() {
    return root.resolve(".zoo/run");
  }

  String log() throws IOException {
    return Files.readString(runFolder().resolve("log.SBI"));
  }

  static ContainerSettings settings() {
    ContainerSettings usual = ContainerSettings.usual();
    return new ContainerSettings(
        usual.network(), usual.gpus(), Optional.of(256L << 20), 64, 64L << 20);
  }

  SbiResult recognize() {
    return recognize(settings(), false);
  }

  SbiResult recognize(ContainerSettings settings, boolean opaqueIds) {
    return new ContainerRecognizer(engine, settings, scratchParent(), built -> {})
        .recognize(request(LONG, opaqueIds));
  }

  ZooException failure() {
    return failure(LONG);
  }

  ZooException failure(Duration timeLimit) {
    ContainerRecognizer recognizer =
        new ContainerRecognizer(engine, settings(), scratchParent(), built -> {});
    ZooException failure =
        catchThrowableOfType(
            ZooException.class, () -> recognizer.recognize(request(timeLimit, false)));
    assertThat(failure.kind()).isEqualTo(ErrorKind.SBI_FAILED);
    assertNothingIsLeft();
    return failure;
  }

  RecognitionRequest request(Duration timeLimit, boolean opaqueIds) {
    return new RecognitionRequest(
        image.folder(),
        list(),
        runFolder(),
        new SbiLimits(timeLimit, Duration.ofMillis(200), 100_000, 200_000),
        SbiEnvironment.usual(),
        opaqueIds,
        lines -> {});
  }

  /** No container, no folder, no mount. */
  void assertNothingIsLeft() {
    assertThat(containers()).isEmpty();
    assertThat(scratchParent()).isEmptyDirectory();
    assertThat(mounts()).doesNotContain(root.toString());
  }

  /** The containers of this trial's runs, running or not. */
  Map<String, String> containers() {
    Map<String, String> found = new TreeMap<>(engine.labelled(AbandonedContainers.LABEL));
    found.values().removeIf(folder -> !folder.startsWith(root.toString()));
    return found;
  }

  private static String mounts() {
    try {
      return Files.readString(Path.of("/proc/self/mountinfo"));
    } catch (IOException e) {
      return ""; // Not Linux: the engine's mounts are in a machine of its own.
    }
  }
}
