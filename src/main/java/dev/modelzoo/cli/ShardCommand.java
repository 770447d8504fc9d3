package dev.modelzoo.cli;

import dev.modelzoo.cli.workflow.ShardWorkflow;
import dev.modelzoo.cli.workflow.Workflows;
import dev.modelzoo.content.EntryId;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a Slurm task calls; not for people. */
@Command(
    name = ShardWorkflow.COMMAND,
    hidden = true,
    description = "Recognise one shard of a run; called by the tasks that zoo benchmark submits.")
final class ShardCommand extends ZooCommand {
  @Option(names = "--model", required = true, description = "A folder below models/.")
  private EntryId model = new EntryId("none");

  @Option(names = "--model-digest", required = true, description = "What must be in it.")
  private String modelDigest = "";

  @Option(names = "--shards-folder", required = true, description = "Where the run's shards are.")
  private Path shards = Path.of("");

  @Option(names = "--shard", required = true, description = "The number of one of them.")
  private int number;

  @Option(names = "--job-name", required = true, description = "The job that this is a task of.")
  private String jobName = "";

  @Mixin private final RunOptions runOptions = new RunOptions();

  ShardCommand(Workflows workflows) {
    super(workflows);
  }

  @Override
  int run(Workflows world) {
    new ShardWorkflow(world)
        .run(model, modelDigest, shards, number, jobName, runOptions.settings());
    return ExitCode.OK;
  }
}
