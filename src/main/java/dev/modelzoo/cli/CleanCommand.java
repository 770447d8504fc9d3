package dev.modelzoo.cli;

import dev.modelzoo.cli.workflow.CleanWorkflow;
import dev.modelzoo.cli.workflow.Workflows;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "clean",
    description = {
      "Free space on this machine: remove caches, and what pulls that did not end have left.",
      "Models, test sets and finished results stay; nothing in a store is touched (see 'zoo gc')."
    })
final class CleanCommand extends ZooCommand {
  @Option(
      names = "--runs",
      description = "Also remove the folders of runs that did not end, which could be continued.")
  private boolean runs;

  @Option(
      names = {"-n", "--dry-run"},
      description = "Say what would be removed, and remove nothing.")
  private boolean dryRun;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  CleanCommand(Workflows workflows) {
    super(workflows);
  }

  @Override
  int run(Workflows world) {
    new CleanWorkflow(world).run(runs, dryRun, json);
    return ExitCode.OK;
  }
}
