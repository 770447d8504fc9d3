package dev.modelzoo.benchmark;

import java.nio.file.Path;

/**
 * Progress of a run: {@code (StageStarted Recognized*)+}, where {@link Recognized} comes in {@link
 * Stage#RECOGNIZE} only, and from another thread. A listener returns at once and never throws.
 */
public sealed interface BenchmarkEvent {
  record StageStarted(Stage stage, Path runFolder) implements BenchmarkEvent {}

  /**
   * So many of {@code total} utterances have a hypothesis by now; not every SBI lets it be seen.
   */
  record Recognized(int utterances, int total) implements BenchmarkEvent {}
}
