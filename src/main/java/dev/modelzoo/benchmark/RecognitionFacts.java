package dev.modelzoo.benchmark;

import dev.modelzoo.recognizer.ContainerFacts;
import dev.modelzoo.recognizer.Recognizer;
import dev.modelzoo.recognizer.SbiResult;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** How an SBI was run and what that took. */
record RecognitionFacts(
    String engine,
    boolean blind,
    Instant started,
    Duration wall,
    Optional<Duration> cpu,
    OptionalLong peakMemory,
    Optional<ContainerFacts> container) {
  static RecognitionFacts of(Recognizer recognizer, Instant started, SbiResult result) {
    return new RecognitionFacts(
        recognizer.engine(),
        recognizer.blind(),
        started,
        result.wall(),
        result.cpu(),
        result.peakMemory(),
        result.container());
  }
}
