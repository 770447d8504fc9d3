package dev.modelzoo.cli;

import dev.modelzoo.cli.workflow.SkeletonWorkflow;
import dev.modelzoo.cli.workflow.Workflows;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "init",
    description = "Make a folder a zoo: zoo.yaml, models/, datasets/, and what git must not see.")
final class InitCommand extends ZooCommand {
  @Parameters(
      arity = "0..1",
      paramLabel = "FOLDER",
      defaultValue = "",
      description = "Made if it does not exist (default: the current folder).")
  private Path folder = Path.of("");

  InitCommand(Workflows workflows) {
    super(workflows);
  }

  @Override
  int run(Workflows world) {
    new SkeletonWorkflow(world).zoo(folder);
    return ExitCode.OK;
  }
}
