package dev.modelzoo.recognizer.dispatch.slurm;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.recognizer.LogTail;
import dev.modelzoo.recognizer.dispatch.Shard;
import dev.modelzoo.recognizer.dispatch.ShardFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Tasks that ended without bringing their shard to an end. */
final class LostTasks {
  private static final int NAMED = 5;

  private final SlurmJob job;
  private final Map<Integer, String> endings = new TreeMap<>();

  LostTasks(SlurmJob job) {
    this.job = job;
  }

  /** One that another try may do better: the shard stays open. */
  void add(Shard shard, TaskState state) {
    endings.put(shard.number(), ending(shard, state) + log(shard, state));
  }

  /** One that needed more than it may have: the shard has failed. */
  void fail(Shard shard, TaskState state) {
    shard.fail(
        log ->
            new ShardFailure(
                ending(shard, state) + LogTail.of(log),
                "Give it more, as with --slurm-option=--time=… or --mem=…."));
  }

  private String ending(Shard shard, TaskState state) {
    return "Slurm's task %s_%d of shard %d is %s"
        .formatted(job.id().orElse("?"), shard.number(), shard.number(), state.name());
  }

  private static String log(Shard shard, TaskState state) {
    Path log = SlurmSubmission.taskLog(shard.home(), shard.number());
    if (Files.exists(log)) {
      return LogTail.of(log);
    }
    return state.isCancelled()
        ? "" // Perhaps before it started.
        : "; it left no log: is " + shard.home() + " on a file system that the nodes share?";
  }

  /** Throws if there are some. */
  void requireNone(int shards) {
    if (endings.isEmpty()) {
      return;
    }
    String numbers =
        endings.keySet().stream().limit(NAMED).map(n -> "" + n).collect(Collectors.joining(", "));
    throw new ZooException(
        ErrorKind.UNAVAILABLE,
        "%d of %d tasks ended without a result (%s%s); %s"
            .formatted(
                endings.size(),
                shards,
                numbers,
                endings.size() > NAMED ? ", …" : "",
                endings.values().iterator().next()),
        "What is finished is kept; the same command submits the other shards again.");
  }
}
