package dev.modelzoo.cli;

import dev.modelzoo.cli.settings.Setting;
import dev.modelzoo.cli.settings.Settings;
import dev.modelzoo.cli.workflow.JsonReport;
import dev.modelzoo.cli.workflow.SkeletonWorkflow;
import dev.modelzoo.cli.workflow.Workflows;
import dev.modelzoo.registry.RemoteUrl;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
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

  @Option(
      names = "--remote",
      paramLabel = "URL",
      description =
          "Where new entries go and others are looked for: file:FOLDER, s3://BUCKET/PREFIX/ or"
              + " oss://BUCKET/PREFIX/; to read only https://HOST/PATH/ (default: ZOO_REMOTE, the setting 'remote', file:store).")
  private @Nullable String remote;

  @Mixin private final JsonOption json = new JsonOption();

  InitCommand(Workflows workflows) {
    super(workflows);
  }

  @Override
  int run(Workflows world) {
    String named = remote;
    String place =
        named == null ? Settings.read(world.environment()).value(Setting.REMOTE).text() : named;
    JsonReport report = json.report(world, "zoo-init/1");
    return report.print(
        () -> {
          new SkeletonWorkflow(world, report.whole()).zoo(folder, RemoteUrl.parse(place));
          return ExitCode.OK;
        });
  }
}
