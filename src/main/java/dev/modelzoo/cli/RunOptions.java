package dev.modelzoo.cli;

import dev.modelzoo.cli.workflow.RunSettings;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What every command takes that runs a model. */
final class RunOptions {
  @Option(
      names = "--engine",
      paramLabel = "auto|local",
      defaultValue = "auto",
      description =
          "What runs the SBI. 'local' runs it as a plain process with your rights: after a pull,"
              + " naming it is your consent to run a stranger's program.")
  private String engine = "auto";

  @Option(
      names = {"--max-num-utts", "--max_num_utts"},
      paramLabel = "N",
      defaultValue = "100000",
      description = "Take the first N utterances only (default: ${DEFAULT-VALUE}).")
  private int maxUtterances;

  @Option(
      names = "--time-limit",
      paramLabel = "MINUTES",
      description =
          "End the SBI after this long; 90s and 2h are understood, too (default: by the length of"
              + " the audio).")
  private @Nullable Duration timeLimit;

  RunSettings settings() {
    return new RunSettings(
        RunSettings.Engine.parse(engine), maxUtterances, Optional.ofNullable(timeLimit));
  }
}
