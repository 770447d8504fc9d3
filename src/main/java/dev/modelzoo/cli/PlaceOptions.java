package dev.modelzoo.cli;

import dev.modelzoo.benchmark.Sharding;
import dev.modelzoo.cli.workflow.DispatchSettings;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where shards run, and how many at a time. */
final class PlaceOptions {
  @Option(
      names = {"-j", "--jobs"},
      paramLabel = "N",
      description =
          "How many shards run at a time (default: 1 on this machine, and all that a cluster"
              + " lets).")
  private @Nullable Integer jobs;

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

  DispatchSettings settings(Sharding sharding) {
    return new DispatchSettings(
        DispatchSettings.Place.parse(place),
        sharding,
        jobs == null ? OptionalInt.empty() : OptionalInt.of(jobs),
        slurmOptions);
  }
}
