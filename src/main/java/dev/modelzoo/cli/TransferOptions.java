package dev.modelzoo.cli;

import dev.modelzoo.cli.workflow.Workflows;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What every command takes that moves bytes. */
final class TransferOptions {
  @Mixin private final LoadOptions load = new LoadOptions();

  @Option(
      names = {"-n", "--dry-run"},
      description =
          "Say what would be done, with objects, bytes and requests to the store, and do nothing.")
  private boolean dryRun;

  void apply(Workflows workflows) {
    load.apply(workflows);
  }

  boolean dryRun() {
    return dryRun;
  }
}
