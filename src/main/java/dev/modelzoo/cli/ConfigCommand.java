package dev.modelzoo.cli;

import dev.modelzoo.cli.settings.ConfigWorkflow;
import dev.modelzoo.cli.workflow.Workflows;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "config",
    description = {
      "Show every setting, its value and where it comes from; or get, set or unset one in"
          + " config.yaml. Secrets are never shown.",
      "Options go first, then variables (ZOO_JOBS …), then $XDG_CONFIG_HOME/zoo/config.yaml."
    })
final class ConfigCommand extends ZooCommand {
  private enum Action {
    GET,
    SET,
    UNSET
  }

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "get|set|unset",
      description = "What to do; without it, all settings are shown.")
  private @Nullable Action action;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "remote|jobs|bwlimit|color|engine",
      description = "The setting.")
  private @Nullable String key;

  @Parameters(
      index = "2",
      arity = "0..1",
      paramLabel = "VALUE",
      description = "Its new value, for set.")
  private @Nullable String value;

  @Option(names = "--json", description = "Print all settings as one JSON object.")
  private boolean json;

  ConfigCommand(Workflows workflows) {
    super(workflows);
  }

  @Override
  int run(Workflows world) {
    ConfigWorkflow config = new ConfigWorkflow(world);
    String named = key;
    String wanted = value;
    if (action == null) {
      config.list(json);
    } else if (json) {
      throw usage("--json goes with the list of all settings");
    } else if (named == null) {
      throw usage("name a setting: remote, jobs, bwlimit, color or engine");
    } else if (action == Action.SET) {
      if (wanted == null) {
        throw usage("config set needs a value, too");
      }
      config.set(named, wanted);
    } else if (wanted != null) {
      throw usage("only config set takes a value");
    } else if (action == Action.GET) {
      config.get(named);
    } else {
      config.unset(named);
    }
    return ExitCode.OK;
  }
}
