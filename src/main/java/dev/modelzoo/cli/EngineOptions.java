package dev.modelzoo.cli;

import dev.modelzoo.cli.workflow.RunSettings;
import dev.modelzoo.recognizer.ContainerSettings;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What runs an SBI, and what it may have. */
final class EngineOptions {
  @Option(
      names = "--engine",
      paramLabel = "auto|docker|podman|local",
      defaultValue = "auto",
      description = {
        "What runs the SBI: a container if docker or podman answers, else, for models of your own,"
            + " a plain process.",
        "'local' is that process with your rights: after a pull, naming it is your consent to run"
            + " a stranger's program."
      })
  private String engine = "auto";

  @Option(
      names = "--time-limit",
      paramLabel = "MINUTES",
      description =
          "End the SBI after this long; 90s and 2h are understood, too (default: by the length of"
              + " the audio).")
  private @Nullable Duration timeLimit;

  @Option(
      names = "--network",
      paramLabel = "NAME",
      arity = "0..1",
      fallbackValue = ContainerSettings.DEFAULT_NETWORK,
      description =
          "Give the container a network: the engine's usual one, or the one of this name; 'none'"
              + " even if model.yaml says 'network: required'.")
  private @Nullable String network;

  @Option(
      names = "--gpus",
      paramLabel = "all|N|device=…",
      description = "Give the container GPUs, as docker's --gpus does.")
  private @Nullable String gpus;

  @Option(
      names = "--memory",
      paramLabel = "SIZE",
      description = "Memory of the container (default: three quarters of the machine's).")
  private @Nullable SizeLimit memory;

  @Option(
      names = "--disk",
      paramLabel = "SIZE",
      description = "What the container may write into its folders (default: 20g).")
  private @Nullable SizeLimit disk;

  @Option(
      names = "--pids",
      paramLabel = "N",
      description = "Processes and threads that the container may have (default: 4096).")
  private @Nullable Integer processes;

  RunSettings settings(int maxUtterances, boolean opaqueIds, boolean simplified) {
    ContainerSettings usual = ContainerSettings.usual();
    return new RunSettings(
        RunSettings.Engine.parse(engine),
        maxUtterances,
        Optional.ofNullable(timeLimit),
        Optional.ofNullable(network),
        new ContainerSettings(
            Optional.ofNullable(network).orElse(usual.network()),
            Optional.ofNullable(gpus),
            Optional.ofNullable(memory).map(SizeLimit::bytes),
            processes == null ? usual.processes() : processes,
            disk == null ? usual.disk() : disk.bytes()),
        opaqueIds,
        simplified);
  }
}
