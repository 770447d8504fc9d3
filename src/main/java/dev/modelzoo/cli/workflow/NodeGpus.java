package dev.modelzoo.cli.workflow;

import java.util.Map;
import java.util.Optional;

/** The GPUs of a container in a Slurm task: those that Slurm gave the task, and no others. */
final class NodeGpus {
  private static final String GIVEN = "SLURM_JOB_GPUS";

  private NodeGpus() {}

  /** What the engine is asked for; whoever names devices gets these. */
  static Optional<String> of(Optional<String> asked, Map<String, String> environment) {
    String given = environment.getOrDefault(GIVEN, "");
    return asked.map(
        gpus ->
            given.matches("[0-9]+(,[0-9]+)*") && gpus.matches("all|[0-9]+")
                ? "device=" + given
                : gpus);
  }
}
