package dev.modelzoo.cli;

import dev.modelzoo.cli.settings.Setting;
import dev.modelzoo.cli.settings.Settings;
import dev.modelzoo.cli.workflow.ListWorkflow;
import dev.modelzoo.cli.workflow.RemoteListWorkflow;
import dev.modelzoo.cli.workflow.Workflows;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "list",
    description = {
      "List the models and test sets of the zoo; asks no store.",
      "With --remote: list what a store has, with the latest versions."
    })
final class ListCommand extends ZooCommand {
  @Option(
      names = "--remote",
      arity = "0..1",
      fallbackValue = "",
      paramLabel = "URL",
      description =
          "List what is at this place, which has models/ or datasets/ in it (default: where new"
              + " entries of the zoo go; outside of a zoo ZOO_REMOTE or the setting 'remote').")
  private @Nullable String remote;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  ListCommand(Workflows workflows) {
    super(workflows);
  }

  @Override
  int run(Workflows world) {
    String place = remote;
    if (place == null) {
      new ListWorkflow(world).list(json);
    } else {
      Optional<String> named = place.isEmpty() ? Optional.empty() : Optional.of(place);
      Optional<String> setting = Settings.read(world.environment()).text(Setting.REMOTE);
      new RemoteListWorkflow(world).list(named, setting, json);
    }
    return ExitCode.OK;
  }
}
