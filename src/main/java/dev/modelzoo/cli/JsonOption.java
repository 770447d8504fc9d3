package dev.modelzoo.cli;

import dev.modelzoo.cli.workflow.JsonReport;
import dev.modelzoo.cli.workflow.Workflows;
import picocli.CommandLine.Option;

/** {@code --json} of commands that do something, and tell of it also where they fail. */
final class JsonOption {
  @Option(names = "--json", description = "Print one JSON object, also where the command fails.")
  private boolean json;

  boolean wanted() {
    return json;
  }

  JsonReport report(Workflows world, String schema) {
    return new JsonReport(world.console(), schema, json);
  }
}
