package dev.modelzoo.recognizer.dispatch.slurm;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * How shards become tasks.
 *
 * @param options for sbatch, each one word, after ours, so that they win
 * @param atOnce how many tasks may run at a time; empty for as many as the cluster lets
 * @param command of a task: a shell command line, to which the shard is added
 * @param askEvery how often the queue is asked
 */
public record SlurmSettings(
    List<String> options, OptionalInt atOnce, String command, Duration askEvery) {
  /** Often enough for a person, seldom enough for a busy controller. */
  public static final Duration USUAL_PACE = Duration.ofSeconds(5);

  /** What zoo itself needs to be as it is. */
  private static final Pattern OURS =
      Pattern.compile(
          "(--(array|job-name|output|error|open-mode|wrap|wait|parsable|test-only|ntasks)(=.*)?"
              + "|-[aJoeWn].*)");

  public SlurmSettings {
    options = List.copyOf(options);
    for (String option : options) {
      if (!option.startsWith("-")) {
        throw wrong(option, "is no option of sbatch");
      }
      if (OURS.matcher(option).matches()) {
        throw wrong(option, "is what zoo sets itself");
      }
    }
  }

  private static ZooException wrong(String option, String why) {
    return new ZooException(
        ErrorKind.USAGE,
        "--slurm-option '" + option + "' " + why,
        "Write each option as one word, as in --slurm-option=--partition=gpu.");
  }
}
