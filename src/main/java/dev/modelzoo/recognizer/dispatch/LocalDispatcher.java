package dev.modelzoo.recognizer.dispatch;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.recognizer.FolderRemoval;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Runs shards on this machine, so many at a time. */
public final class LocalDispatcher implements Dispatcher {
  private static final long LOOK_EVERY_SECONDS = 1;
  private static final long END_WITHIN_SECONDS = 60;

  private final int jobs;

  /**
   * With a number of shards at a time.
   *
   * @param jobs at least 1
   */
  public LocalDispatcher(int jobs) {
    if (jobs < 1) {
      throw new ZooException(
          ErrorKind.USAGE, "--jobs must be at least 1, not " + jobs, "Leave it out for one.");
    }
    this.jobs = jobs;
  }

  @Override
  public String name() {
    return "local";
  }

  @Override
  public void run(Path home, List<Shard> open, ShardRunner runner, Consumer<ShardEvent> listener) {
    requireNoJob(home);
    // Nobody else uses the folder: these are of a zoo that was killed.
    Attempt.under(home, "").forEach(FolderRemoval::remove);
    ExecutorService workers = Executors.newFixedThreadPool(jobs, LocalDispatcher::worker);
    try {
      CompletionService<Optional<ShardFailure>> ends = new ExecutorCompletionService<>(workers);
      open.forEach(shard -> ends.submit(() -> runOne(shard, runner, listener)));
      await(ends, open.size(), listener);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ZooException(
          ErrorKind.SBI_FAILED,
          "the run was interrupted",
          "Run the same command again: it goes on at the first unfinished shard.",
          e);
    } finally {
      end(workers);
    }
  }

  private static void requireNoJob(Path home) {
    Path job = home.resolve(ShardPlan.JOB);
    if (Files.exists(job)) {
      throw new ZooException(
          ErrorKind.CONFLICT,
          "a Slurm job was submitted for this run: " + job,
          "Follow it with --dispatch slurm; or end it with scancel, and remove that file.");
    }
  }

  private static Thread worker(Runnable work) {
    Thread thread = new Thread(work, "shards");
    thread.setDaemon(true);
    return thread;
  }

  private static Optional<ShardFailure> runOne(
      Shard shard, ShardRunner runner, Consumer<ShardEvent> listener) {
    listener.accept(new ShardEvent.Started(shard));
    Optional<ShardFailure> failure =
        runner.run(
            shard,
            lines ->
                listener.accept(
                    new ShardEvent.Recognized(shard, Math.min(lines, shard.utterances()))));
    listener.accept(
        failure
            .<ShardEvent>map(why -> new ShardEvent.Failed(shard, why))
            .orElseGet(() -> new ShardEvent.Finished(shard)));
    return failure;
  }

  private static void await(
      CompletionService<Optional<ShardFailure>> ends, int count, Consumer<ShardEvent> listener)
      throws InterruptedException {
    int ended = 0;
    while (ended < count) {
      Future<Optional<ShardFailure>> end = ends.poll(LOOK_EVERY_SECONDS, TimeUnit.SECONDS);
      if (end == null) {
        listener.accept(new ShardEvent.Waiting());
        continue;
      }
      ended++;
      try {
        end.get();
      } catch (ExecutionException e) {
        throw e.getCause() instanceof RuntimeException failure
            ? failure
            : new IllegalStateException(e.getCause());
      }
    }
  }

  /** Those still at work end their SBIs; what they finished by then stays. */
  private static void end(ExecutorService workers) {
    workers.shutdownNow();
    boolean interrupted = Thread.interrupted();
    try {
      workers.awaitTermination(END_WITHIN_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
