package dev.modelzoo.benchmark;

import dev.modelzoo.recognizer.dispatch.Shard;
import dev.modelzoo.recognizer.dispatch.ShardEvent;
import dev.modelzoo.recognizer.dispatch.ShardResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/** Sums up what the shards of a run tell of themselves. Thread-safe. */
final class ProgressWatch {
  private final int total;
  private final int shards;
  private final double totalSeconds;
  private final LongSupplier nanoClock;
  private final long start;
  private final double secondsBefore;
  private final Map<Integer, RunningShard> running = new TreeMap<>();
  private int finished;
  private int utterances;
  private double seconds;
  private double wallSeconds;

  /** Counts what is finished already. */
  ProgressWatch(List<Shard> all, LongSupplier nanoClock) {
    this.shards = all.size();
    this.total = all.stream().mapToInt(Shard::utterances).sum();
    this.totalSeconds = all.stream().mapToDouble(Shard::audioSeconds).sum();
    this.nanoClock = nanoClock;
    this.start = nanoClock.getAsLong();
    all.stream().filter(Shard::isFinished).forEach(this::finished);
    this.secondsBefore = seconds;
  }

  private static final class RunningShard {
    private final Shard shard;
    private final long start;
    private int utterances;

    RunningShard(Shard shard, long start) {
      this.shard = shard;
      this.start = start;
    }

    double seconds() {
      return shard.audioSeconds() * utterances / shard.utterances();
    }
  }

  synchronized void on(ShardEvent event) {
    if (event instanceof ShardEvent.Started started) {
      Shard shard = started.shard();
      running.put(shard.number(), new RunningShard(shard, nanoClock.getAsLong()));
    } else if (event instanceof ShardEvent.Recognized progress) {
      Shard shard = progress.shard();
      running.computeIfAbsent(
                  shard.number(), number -> new RunningShard(shard, nanoClock.getAsLong()))
              .utterances =
          progress.utterances();
    } else if (event instanceof ShardEvent.Finished end) {
      running.remove(end.shard().number());
      finished(end.shard());
    } else if (event instanceof ShardEvent.Failed end) {
      running.remove(end.shard().number());
    }
  }

  private void finished(Shard shard) {
    finished++;
    utterances += shard.utterances();
    seconds += shard.audioSeconds();
    wallSeconds += shard.result().map(ShardResult::wall).map(ProgressWatch::seconds).orElse(0.0);
  }

  synchronized RecognitionProgress now() {
    long now = nanoClock.getAsLong();
    List<RecognitionProgress.Running> parts = new ArrayList<>();
    int count = utterances;
    double heard = seconds;
    double wall = wallSeconds;
    for (RunningShard part : running.values()) {
      parts.add(
          new RecognitionProgress.Running(
              part.shard.number(), part.utterances, part.shard.utterances()));
      count += part.utterances;
      heard += part.seconds();
      // Of a shard that shows nothing yet, neither time nor audio counts.
      wall += part.utterances > 0 ? (now - part.start) / 1e9 : 0;
    }
    return new RecognitionProgress(
        count,
        total,
        finished,
        shards,
        parts,
        heard > 0 ? OptionalDouble.of(wall / heard) : OptionalDouble.empty(),
        left(heard, (now - start) / 1e9));
  }

  private Optional<Duration> left(double heard, double elapsed) {
    double pace = heard - secondsBefore;
    return pace > 0
        ? Optional.of(Duration.ofSeconds((long) Math.ceil((totalSeconds - heard) * elapsed / pace)))
        : Optional.empty();
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }
}
