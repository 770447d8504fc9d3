package dev.modelzoo.cli;

import dev.modelzoo.cli.workflow.Workflows;
import picocli.CommandLine.Option;

/** How hard a command may use the network. */
final class LoadOptions {
  @Option(
      names = {"-j", "--jobs"},
      paramLabel = "N",
      defaultValue = "8",
      description = "Transfers at once (default: ${DEFAULT-VALUE}).")
  private int jobs;

  @Option(
      names = "--bwlimit",
      paramLabel = "RATE",
      defaultValue = "0",
      description =
          "Move at most so many bytes per second, in and out, all transfers together, large"
              + " objects one or a few at a time: 512k, 10M, 1G; 0 for no limit (default: ${DEFAULT-VALUE}).")
  private String bandwidth = "0";

  void apply(Workflows workflows) {
    workflows.setJobs(jobs);
    ByteRate rate = ByteRate.parse(bandwidth);
    if (!rate.isUnlimited()) {
      workflows.setBandwidth(rate.bytesPerSecond());
    }
  }
}
