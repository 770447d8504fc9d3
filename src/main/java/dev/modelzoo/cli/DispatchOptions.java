package dev.modelzoo.cli;

import dev.modelzoo.benchmark.Sharding;
import dev.modelzoo.cli.workflow.DispatchSettings;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where the parts of a list are recognised. */
final class DispatchOptions {
  @Option(
      names = "--shards",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "Cut the list into N parts of equal length, each recognised by an SBI of its own; a run"
              + " that is interrupted goes on at the first unfinished one (default: 1).")
  private int shards = 1;

  @Mixin private final PlaceOptions placeOptions = new PlaceOptions();

  @Option(
      names = "--retry-failed",
      description =
          "Of an unfinished run, run the failed shards again; of any, once more what the SBI left"
              + " out.")
  private boolean retryFailed;

  DispatchSettings settings() {
    return placeOptions.settings(new Sharding(shards, retryFailed));
  }
}
