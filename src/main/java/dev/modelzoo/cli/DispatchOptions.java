package dev.modelzoo.cli;

import dev.modelzoo.benchmark.Sharding;
import dev.modelzoo.cli.workflow.DispatchSettings;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
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

  @Option(
      names = {"-j", "--jobs"},
      paramLabel = "N",
      description =
          "How many shards run at a time (default: 1 on this machine, and all that a cluster"
              + " lets).")
  private @Nullable Integer jobs;

  @Option(
      names = "--retry-failed",
      description =
          "Of an unfinished run, run the failed shards again; of any, once more what the SBI left"
              + " out.")
  private boolean retryFailed;

  @Option(
      names = "--dispatch",
      paramLabel = "local|slurm",
      defaultValue = "local",
      description = "Where the shards run: on this machine, or as an array of Slurm tasks.")
  private String place = "local";

  @Option(
      names = "--slurm-option",
      paramLabel = "OPTION",
      description =
          "An option for sbatch, such as --partition=gpu or --time=2:00:00; more than once for"
              + " several.")
  private List<String> slurmOptions = List.of();

  DispatchSettings settings() {
    return new DispatchSettings(
        DispatchSettings.Place.parse(place),
        new Sharding(shards, retryFailed),
        jobs == null ? OptionalInt.empty() : OptionalInt.of(jobs),
        slurmOptions);
  }
}
