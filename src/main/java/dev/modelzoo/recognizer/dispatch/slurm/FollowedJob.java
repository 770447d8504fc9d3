package dev.modelzoo.recognizer.dispatch.slurm;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.recognizer.dispatch.Shard;
import dev.modelzoo.recognizer.dispatch.ShardEvent;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Watches the tasks of a job until each of its shards has an end. The shards' folders say how they
 * ended; the queue says of which task no end will come.
 */
final class FollowedJob {
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  /** Files of another machine may be seen late, the more so on a network file system. */
  private static final Duration SEEN_WITHIN = Duration.ofSeconds(70);

  private static final int LOOKS_AT_FAILED = 3;

  private final SlurmClient client;
  private final SlurmJob job;
  private final Duration askEvery;
  private final Consumer<ShardEvent> listener;
  private final Map<Integer, Shard> waiting = new TreeMap<>();
  private final Map<Integer, Integer> looksAfterEnd = new HashMap<>();
  private final Set<Integer> running = new HashSet<>();
  private final LostTasks lost;
  private String lastNote = "";

  FollowedJob(SlurmClient client, SlurmJob job, Duration askEvery, Consumer<ShardEvent> listener) {
    this.client = client;
    this.job = job;
    this.askEvery = askEvery;
    this.listener = listener;
    this.lost = new LostTasks(job);
  }

  /** Returns when all have ended; then the job is no longer noted. */
  void follow(List<Shard> shards) {
    shards.forEach(shard -> waiting.put(shard.number(), shard));
    long nextAsk = System.nanoTime();
    while (true) {
      look();
      if (waiting.isEmpty()) {
        break;
      }
      if (System.nanoTime() - nextAsk >= 0) {
        ask();
        nextAsk = System.nanoTime() + askEvery.toNanos();
      }
      pause();
      listener.accept(new ShardEvent.Waiting());
    }
    if (!shards.isEmpty()) {
      SlurmJob.remove(shards.get(0).home());
    }
    lost.requireNone(shards.size());
  }

  private void look() {
    for (Shard shard : List.copyOf(waiting.values())) {
      if (shard.isFinished()) {
        ended(shard, new ShardEvent.Finished(shard));
      } else if (shard.isFailed()) {
        ended(shard, new ShardEvent.Failed(shard, shard.failure().orElseThrow()));
      } else if (running.contains(shard.number())) {
        shard
            .progress()
            .ifPresent(
                lines ->
                    listener.accept(
                        new ShardEvent.Recognized(shard, Math.min(lines, shard.utterances()))));
      }
    }
  }

  private void ended(Shard shard, ShardEvent event) {
    waiting.remove(shard.number());
    listener.accept(event);
  }

  private void ask() {
    Map<Integer, TaskState> tasks;
    try {
      tasks = client.tasks(job.id().orElseThrow());
    } catch (ZooException e) {
      note(ZooException.reason(e)); // The tasks may go on all the same.
      return;
    }
    TaskState rest = tasks.getOrDefault(SlurmClient.REST, TaskState.GONE);
    for (Shard shard : List.copyOf(waiting.values())) {
      seen(shard, tasks.getOrDefault(shard.number(), rest));
    }
    long pending = tasks.values().stream().filter(TaskState::isPending).count();
    if (pending > 0) {
      tasks.values().stream()
          .filter(TaskState::isPending)
          .map(TaskState::reason)
          .filter(reason -> !reason.equals("None"))
          .sorted()
          .findFirst()
          .ifPresent(reason -> note("tasks wait in the queue: " + reason));
    }
  }

  private void seen(Shard shard, TaskState state) {
    if (state.isRunning() && running.add(shard.number())) {
      listener.accept(new ShardEvent.Started(shard));
    }
    if (state.isPending()) {
      running.remove(shard.number()); // Its node was lost, or it made room for others.
    }
    if (!state.isOver()) {
      looksAfterEnd.remove(shard.number());
      return;
    }
    int looks = looksAfterEnd.merge(shard.number(), 1, Integer::sum);
    boolean endedWell = state.name().equals("COMPLETED");
    long patience =
        endedWell ? 1 + SEEN_WITHIN.toMillis() / Math.max(1, askEvery.toMillis()) : LOOKS_AT_FAILED;
    if (looks >= patience && shard.isOpen()) {
      lost(shard, state);
    }
  }

  private void lost(Shard shard, TaskState state) {
    if (state.isBeyondLimits()) {
      lost.fail(shard, state);
    } else {
      waiting.remove(shard.number());
      lost.add(shard, state);
    }
  }

  private void note(String text) {
    if (!text.equals(lastNote)) {
      lastNote = text;
      listener.accept(new ShardEvent.Note(text));
    }
  }

  private static void pause() {
    try {
      Thread.sleep(LOOK_EVERY.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ZooException(
          ErrorKind.UNAVAILABLE,
          "zoo was interrupted; the job goes on",
          "Run the same command again: it follows the job.",
          e);
    }
  }
}
