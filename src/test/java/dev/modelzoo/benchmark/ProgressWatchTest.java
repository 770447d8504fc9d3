package dev.modelzoo.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.modelzoo.recognizer.dispatch.Shard;
import dev.modelzoo.recognizer.dispatch.ShardEvent;
import dev.modelzoo.recognizer.dispatch.ShardFailure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgressWatchTest {
  @TempDir private Path home;
  private final AtomicLong nanos = new AtomicLong();
  private Shard first;
  private Shard second;
  private ProgressWatch watch;

  /** Two shards of 10 utterances in 100 s of audio each. */
  @BeforeEach
  void makeWatch() {
    first = new Shard(home, 1, 10, 100);
    second = new Shard(home, 2, 10, 100);
    watch = new ProgressWatch(List.of(first, second), nanos::get);
  }

  @Test
  void now_nothingSeen_knowsNeitherFactorNorEnd() {
    watch.on(new ShardEvent.Started(first));
    passSeconds(30);

    RecognitionProgress now = watch.now();

    assertThat(now.utterances()).isZero();
    assertThat(now.total()).isEqualTo(20);
    assertThat(now.running()).containsExactly(new RecognitionProgress.Running(1, 0, 10));
    assertThat(now.realTimeFactor()).isEmpty();
    assertThat(now.left()).isEmpty();
  }

  @Test
  void now_twoAtATime_countsTheirWallTimeTwiceAndTheTimeLeftOnce() {
    watch.on(new ShardEvent.Started(first));
    watch.on(new ShardEvent.Started(second));
    passSeconds(20);
    watch.on(new ShardEvent.Recognized(first, 5));
    watch.on(new ShardEvent.Recognized(second, 5));

    RecognitionProgress now = watch.now();

    assertThat(now.utterances()).isEqualTo(10);
    assertThat(now.realTimeFactor().orElseThrow()).isCloseTo(40 / 100.0, within(1e-9));
    assertThat(now.left()).contains(Duration.ofSeconds(20));
  }

  @Test
  void now_afterTheEndOfShards_countsFinishedOnesOnly() {
    watch.on(new ShardEvent.Started(first));
    watch.on(new ShardEvent.Recognized(first, 4));
    watch.on(new ShardEvent.Finished(first));
    watch.on(new ShardEvent.Started(second));
    watch.on(new ShardEvent.Recognized(second, 9));
    watch.on(new ShardEvent.Failed(second, new ShardFailure("it failed", "mend it")));

    RecognitionProgress now = watch.now();

    assertThat(now.utterances()).isEqualTo(10);
    assertThat(now.finished()).isEqualTo(1);
    assertThat(now.running()).isEmpty();
  }

  @Test
  void now_shardStartsOnceMore_beginsAtItsFirstUtterance() {
    watch.on(new ShardEvent.Started(first));
    watch.on(new ShardEvent.Recognized(first, 4));
    watch.on(new ShardEvent.Started(first));

    assertThat(watch.now().utterances()).isZero();
  }

  private void passSeconds(long seconds) {
    nanos.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
  }
}
