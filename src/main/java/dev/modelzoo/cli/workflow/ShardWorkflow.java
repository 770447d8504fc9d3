package dev.modelzoo.cli.workflow;

import dev.modelzoo.benchmark.Benchmark;
import dev.modelzoo.cli.console.Console;
import dev.modelzoo.content.ContentDigest;
import dev.modelzoo.content.EntryId;
import dev.modelzoo.content.EntryKind;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.image.ModelCard;
import dev.modelzoo.image.ModelImage;
import dev.modelzoo.recognizer.Recognizer;
import dev.modelzoo.recognizer.SbiEnvironment;
import dev.modelzoo.recognizer.dispatch.Shard;
import dev.modelzoo.recognizer.dispatch.ShardFailure;
import dev.modelzoo.recognizer.dispatch.ShardPlan;
import dev.modelzoo.recognizer.dispatch.ShardRunner;
import dev.modelzoo.recognizer.dispatch.slurm.SlurmJob;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Runs one shard on the machine of a Slurm task. What is said here goes to the task's log, so a
 * failure of the SBI is no failure of the command: the shard's folder has it.
 */
public final class ShardWorkflow {
  /** The command that a task runs. */
  public static final String COMMAND = "run-shard";

  private final Workflows world;
  private final Console console;

  public ShardWorkflow(Workflows world) {
    this.world = world;
    this.console = world.console();
  }

  /** Runs it, unless somebody else has, or the job is not the one that is noted any more. */
  public void run(
      EntryId model, String digest, Path shards, int number, String jobName, RunSettings settings) {
    Path home = world.workingFolder().resolve(shards);
    if (SlurmJob.read(home).filter(job -> job.name().equals(jobName)).isEmpty()) {
      console.say("this job is not the one that works on " + home + " any more");
      return;
    }
    Shard shard = ShardPlan.read(home).shard(number);
    if (!shard.isOpen()) {
      console.say("shard " + number + " has been run already");
      return;
    }
    Entry entry = new Entry(world.root(), EntryKind.MODEL, model);
    requireUnchanged(entry, digest);
    ModelCard card = new ModelImage(model, entry.folder()).card();
    Recognizer recognizer = new EngineChoice(world).recognizer(entry, card, settings, 1);
    ShardRunner runner =
        new ShardRunner(
            recognizer,
            Benchmark.work(
                model,
                entry.folder(),
                SbiEnvironment.usual(),
                settings.opaqueIds(),
                settings.timeLimit(),
                world.clock()));
    Optional<ShardFailure> failure = runner.run(shard, lines -> {});
    console.say(
        "shard %d %s"
            .formatted(
                number, failure.map(why -> "failed: " + why.message()).orElse("is finished")));
  }

  /** Between the command and the task, somebody may have edited the image. */
  private void requireUnchanged(Entry entry, String digest) {
    String now = ContentDigest.of(entry.hash(world.layout(), world.workers())).toString();
    if (!now.equals(digest)) {
      throw new ZooException(
          ErrorKind.CONFLICT,
          "%s is not what it was when the job was submitted: %s, not %s"
              .formatted(entry.shown(), now, digest),
          "Run the benchmark again.");
    }
  }
}
