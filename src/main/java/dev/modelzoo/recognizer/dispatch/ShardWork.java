package dev.modelzoo.recognizer.dispatch;

import com.google.gson.JsonObject;
import dev.modelzoo.recognizer.SbiEnvironment;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * What every shard of a run has in common.
 *
 * @param timeLimit of each shard's SBI; by default 100 times the duration of the shard's audio, at
 *     least an hour
 * @param check what hypotheses must be like
 * @param host of this machine, as records have it
 */
public record ShardWork(
    Path modelImage,
    SbiEnvironment environment,
    boolean opaqueIds,
    Optional<Duration> timeLimit,
    Check check,
    JsonObject host,
    Clock clock) {
  private static final long LIMIT_PER_AUDIO_SECOND = 100;
  private static final Duration SHORTEST_LIMIT = Duration.ofHours(1);

  public ShardWork {
    host = host.deepCopy();
  }

  @Override
  public JsonObject host() {
    return host.deepCopy();
  }

  /** Holds what an SBI wrote to its contract. */
  public interface Check {
    /**
     * Returns if the file is as it should be; utterances may be missing.
     *
     * @throws dev.modelzoo.error.ZooException of kind SBI_FAILED if it is not
     */
    void check(Path hypotheses, Set<String> ids);
  }

  Duration timeLimit(Shard shard) {
    Duration byAudio =
        Duration.ofSeconds((long) Math.ceil(shard.audioSeconds() * LIMIT_PER_AUDIO_SECOND));
    Duration usual = byAudio.compareTo(SHORTEST_LIMIT) > 0 ? byAudio : SHORTEST_LIMIT;
    return timeLimit.orElse(usual);
  }
}
