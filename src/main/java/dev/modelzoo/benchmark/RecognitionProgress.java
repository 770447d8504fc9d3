package dev.modelzoo.benchmark;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How far the recognition of a run is.
 *
 * @param utterances with a hypothesis, as far as SBIs let it be seen
 * @param total of the run
 * @param finished shards
 * @param shards of the run
 * @param running the shards that run now
 * @param realTimeFactor SBI wall seconds so far, of all shards, per second of audio recognised
 * @param left estimated time to the end, at the pace since this zoo started
 */
public record RecognitionProgress(
    int utterances,
    int total,
    int finished,
    int shards,
    List<Running> running,
    OptionalDouble realTimeFactor,
    Optional<Duration> left) {
  public RecognitionProgress {
    running = List.copyOf(running);
  }

  /** A shard that runs, and how many of its utterances have a hypothesis. */
  public record Running(int number, int utterances, int total) {}
}
