package dev.modelzoo.benchmark;

import dev.modelzoo.recognizer.dispatch.ShardEvent;
import java.nio.file.Path;

/**
 * Progress of a run: {@code NotContinued* (StageStarted (Continued? Shards*)?)+}, where {@link
 * Continued} and {@link Shards} come in {@link Stage#RECOGNIZE} only, the latter from several
 * threads. A listener returns at once and never throws.
 */
public sealed interface BenchmarkEvent {
  record StageStarted(Stage stage, Path runFolder) implements BenchmarkEvent {}

  /** An unfinished run of the same thing is gone on with; so many of its shards are finished. */
  record Continued(Path runFolder, int finished, int shards) implements BenchmarkEvent {}

  /** An unfinished run of the same names, but of something else, is left as it is. */
  record NotContinued(Path runFolder, String differs) implements BenchmarkEvent {}

  /** Something happened to a shard, or time went by; how far the run is now. */
  record Shards(ShardEvent event, RecognitionProgress progress) implements BenchmarkEvent {}
}
