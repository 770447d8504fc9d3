package dev.modelzoo.cli;

import dev.modelzoo.cli.workflow.Workflows;
import picocli.CommandLine.Option;

/** What every command takes that moves bytes. */
final class TransferOptions {
  @Option(
      names = {"-j", "--jobs"},
      paramLabel = "N",
      defaultValue = "8",
      description = "Transfers at once (default: ${DEFAULT-VALUE}).")
  private int jobs;

  @Option(
      names = {"-n", "--dry-run"},
      description = "Say what would be done, and do nothing.")
  private boolean dryRun;

  void apply(Workflows workflows) {
    workflows.setJobs(jobs);
  }

  boolean dryRun() {
    return dryRun;
  }
}
