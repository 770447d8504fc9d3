package dev.modelzoo.recognizer.dispatch.slurm;

import dev.modelzoo.recognizer.dispatch.Dispatcher;
import dev.modelzoo.recognizer.dispatch.Shard;
import dev.modelzoo.recognizer.dispatch.ShardEvent;
import dev.modelzoo.recognizer.dispatch.ShardRunner;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Runs shards as tasks of a Slurm job array. A job that an earlier zoo submitted is followed, not
 * submitted again.
 */
public final class SlurmDispatcher implements Dispatcher {
  private final SlurmSettings settings;
  private final Map<String, String> environment;

  /**
   * On the cluster that {@code sbatch} submits to.
   *
   * @param environment of this process: where the programs are, and what tasks inherit, of which
   *     nothing goes that sounds like a secret
   */
  public SlurmDispatcher(SlurmSettings settings, Map<String, String> environment) {
    this.settings = settings;
    this.environment = Map.copyOf(environment);
  }

  @Override
  public String name() {
    return "slurm";
  }

  @Override
  public void run(Path home, List<Shard> open, ShardRunner runner, Consumer<ShardEvent> listener) {
    Path place = home.toAbsolutePath();
    SlurmClient client = new SlurmClient(environment);
    Optional<SlurmJob> earlier = earlier(client, place);
    if (earlier.isPresent()) {
      SlurmJob job = earlier.get();
      note(listener, "following job %s, which was submitted before", job);
      follow(client, job, with(open, job), listener);
    }
    List<Shard> left = open.stream().filter(Shard::isOpen).toList();
    if (!left.isEmpty()) {
      SlurmJob job = new SlurmSubmission(client, settings, place).submit(left);
      note(
          listener,
          "job %s has %d tasks; if zoo ends before it, it goes on, and the same command follows it"
              .formatted("%s", left.size()),
          job);
      follow(client, job, left, listener);
    }
  }

  private void follow(
      SlurmClient client, SlurmJob job, List<Shard> shards, Consumer<ShardEvent> listener) {
    new FollowedJob(client, job, settings.askEvery(), listener).follow(shards);
  }

  private static void note(Consumer<ShardEvent> listener, String text, SlurmJob job) {
    listener.accept(new ShardEvent.Note(text.formatted(job.id().orElseThrow())));
  }

  private static List<Shard> with(List<Shard> open, SlurmJob job) {
    return open.stream().filter(shard -> job.shards().contains(shard.number())).toList();
  }

  /** Of a killed zoo; one that was noted but never reached the queue is none. */
  private static Optional<SlurmJob> earlier(SlurmClient client, Path home) {
    Optional<SlurmJob> noted = SlurmJob.read(home);
    if (noted.isEmpty() || noted.get().id().isPresent()) {
      return noted;
    }
    Optional<SlurmJob> found = client.find(noted.get().name()).map(noted.get()::withId);
    found.ifPresent(job -> job.write(home));
    return found;
  }
}
