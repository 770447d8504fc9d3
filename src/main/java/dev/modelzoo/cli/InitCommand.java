package dev.modelzoo.cli;

import dev.modelzoo.cli.settings.Setting;
import dev.modelzoo.cli.settings.Settings;
import dev.modelzoo.cli.workflow.SkeletonWorkflow;
import dev.modelzoo.cli.workflow.Workflows;
import dev.modelzoo.registry.RemoteUrl;
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
    String remote = Settings.read(world.environment()).value(Setting.REMOTE).text();
    new SkeletonWorkflow(world).zoo(folder, RemoteUrl.parse(remote));
    return ExitCode.OK;
  }
}
