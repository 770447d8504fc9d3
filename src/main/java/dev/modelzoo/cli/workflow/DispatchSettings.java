package dev.modelzoo.cli.workflow;

import dev.modelzoo.benchmark.Sharding;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * Where the shards of a run are recognised.
 *
 * @param jobs how many at a time; empty for one here, and for all that the cluster lets
 * @param slurmOptions for sbatch, as its command line takes them
 */
public record DispatchSettings(
    Place place, Sharding sharding, OptionalInt jobs, List<String> slurmOptions) {
  /** What runs shards. */
  public enum Place {
    LOCAL,
    SLURM;

    /** Reads the option's value. */
    public static Place parse(String text) {
      for (Place place : values()) {
        if (place.name().toLowerCase(Locale.ROOT).equals(text)) {
          return place;
        }
      }
      throw new ZooException(
          ErrorKind.USAGE, "--dispatch " + text + " is none of local, slurm", "Take one of these.");
    }
  }

  /** One run of the SBI, here. */
  public static final DispatchSettings HERE =
      new DispatchSettings(Place.LOCAL, Sharding.WHOLE, OptionalInt.empty(), List.of());

  /** How many SBIs run on this machine, or on one of the cluster, at a time. */
  int atOnceHere() {
    return place == Place.LOCAL ? Math.min(jobs.orElse(1), sharding.shards()) : 1;
  }

  public DispatchSettings {
    slurmOptions = List.copyOf(slurmOptions);
    if (jobs.isPresent() && jobs.getAsInt() < 1) {
      throw new ZooException(
          ErrorKind.USAGE,
          "--jobs must be at least 1, not " + jobs.getAsInt(),
          "Leave it out for the usual number.");
    }
    if (place == Place.LOCAL && !slurmOptions.isEmpty()) {
      throw new ZooException(
          ErrorKind.USAGE,
          "options for Slurm are of no use without it",
          "Add --dispatch slurm, or leave them out.");
    }
  }
}
