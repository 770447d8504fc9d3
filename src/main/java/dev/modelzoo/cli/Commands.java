package dev.modelzoo.cli;

import dev.modelzoo.cli.workflow.Workflows;
import picocli.CommandLine;

/** The commands, in the order of the help. */
final class Commands {
  private Commands() {}

  static CommandLine all(Object top, Workflows workflows) {
    return new CommandLine(top)
        .addSubcommand(new InitCommand(workflows))
        .addSubcommand(new NewCommand(workflows))
        .addSubcommand(new CheckCommand(workflows))
        .addSubcommand(new PushCommand(workflows))
        .addSubcommand(new PullCommand(workflows))
        .addSubcommand(new ListCommand(workflows))
        .addSubcommand(new ShowCommand(workflows))
        .addSubcommand(new LogCommand(workflows))
        .addSubcommand(new DiffCommand(workflows))
        .addSubcommand(new VerifyCommand(workflows))
        .addSubcommand(new RollbackCommand(workflows))
        .addSubcommand(new BenchmarkCommand(workflows))
        .addSubcommand(new ScoreCommand(workflows));
  }
}
