package dev.modelzoo.cli;

import dev.modelzoo.cli.workflow.Workflows;
import picocli.CommandLine;

/** The commands, in the order of the help. */
final class Commands {
  private Commands() {}

  static CommandLine all(Object top, Workflows workflows) {
    return new CommandLine(top)
        .addSubcommand(new CheckCommand(workflows))
        .addSubcommand(new PushCommand(workflows))
        .addSubcommand(new PullCommand(workflows));
  }
}
