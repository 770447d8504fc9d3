package dev.modelzoo.cli;

import dev.modelzoo.cli.workflow.RunSettings;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What every command takes that runs a model as it is told. */
final class RunOptions {
  @Mixin private final EngineOptions engineOptions = new EngineOptions();

  @Option(
      names = {"--max-num-utts", "--max_num_utts"},
      paramLabel = "N",
      defaultValue = "100000",
      description = "Take the first N utterances only (default: ${DEFAULT-VALUE}).")
  private int maxUtterances;

  @Option(
      names = "--opaque-ids",
      description = "Give the SBI names that say nothing, for utterances and audio files.")
  private boolean opaqueIds;

  @Option(
      names = "--t2s",
      description =
          "Score in simplified Chinese characters, as 't2s: true' in a test set's entry of zoo.yaml"
              + " asks for.")
  private boolean simplified;

  RunSettings settings() {
    return engineOptions.settings(maxUtterances, opaqueIds, simplified);
  }
}
