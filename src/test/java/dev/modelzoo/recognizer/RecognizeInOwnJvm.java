package dev.modelzoo.recognizer;

import java.nio.file.Path;
import java.time.Duration;

/** A process that runs an SBI, to be ended by a test: arguments are image, list and run folder. */
final class RecognizeInOwnJvm {
  private RecognizeInOwnJvm() {}

  public static void main(String[] args) {
    SbiLimits limits = new SbiLimits(Duration.ofMinutes(2), Duration.ofMillis(200), 1000, 1000);
    new LocalRecognizer(Path.of(args[2]), System.getenv())
        .recognize(
            new RecognitionRequest(Path.of(args[0]), Path.of(args[1]), Path.of(args[2]), limits));
  }
}
