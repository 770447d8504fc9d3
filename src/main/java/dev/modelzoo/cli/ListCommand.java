package dev.modelzoo.cli;

import dev.modelzoo.cli.workflow.ListWorkflow;
import dev.modelzoo.cli.workflow.Workflows;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "list", description = "List the models and test sets of the zoo; asks no store.")
final class ListCommand extends ZooCommand {
  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  ListCommand(Workflows workflows) {
    super(workflows);
  }

  @Override
  int run(Workflows world) {
    new ListWorkflow(world).list(json);
    return ExitCode.OK;
  }
}
