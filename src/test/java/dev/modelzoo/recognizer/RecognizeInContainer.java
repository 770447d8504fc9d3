package dev.modelzoo.recognizer;

import dev.modelzoo.recognizer.container.ContainerEngine;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A process that runs an SBI in a container, to be ended by a test: arguments are image, list, run
 * folder and the folder for scratch folders.
 */
final class RecognizeInContainer {
  private RecognizeInContainer() {}

  public static void main(String[] args) {
    ContainerEngine engine = ContainerEngine.find(System.getenv()).orElseThrow();
    SbiLimits limits = new SbiLimits(Duration.ofMinutes(2), Duration.ofMillis(200), 1000, 1000);
    new ContainerRecognizer(engine, ContainerTrial.settings(), Path.of(args[3]), built -> {})
        .recognize(
            new RecognitionRequest(Path.of(args[0]), Path.of(args[1]), Path.of(args[2]), limits));
  }
}
