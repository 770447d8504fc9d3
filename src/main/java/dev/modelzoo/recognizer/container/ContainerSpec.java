package dev.modelzoo.recognizer.container;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A container to be created: with no way to gain privileges, a read-only file system around its
 * mounts, and bounds.
 *
 * @param name unique; by it the container is found again, whatever happens between here and there
 * @param user {@code UID:GID} inside
 * @param network {@code none}, {@code default} for what the engine gives by default, or a name
 * @param gpus as {@code docker --gpus} takes it: {@code all}, a number, {@code device=0,1}
 * @param memory bytes, with no swap beyond; shared memory and tmpfs count
 * @param processes how many processes and threads it may have at once
 * @param fileSize bytes that one file may grow to
 */
public record ContainerSpec(
    String name,
    String image,
    Map<String, String> labels,
    String user,
    String workingFolder,
    List<BindMount> mounts,
    Map<String, String> environment,
    String network,
    Optional<String> gpus,
    long memory,
    int processes,
    long fileSize,
    List<String> command) {
  public static final String NO_NETWORK = "none";
  public static final String DEFAULT_NETWORK = "default";

  public ContainerSpec {
    labels = Map.copyOf(labels);
    mounts = List.copyOf(mounts);
    environment = Map.copyOf(environment);
    command = List.copyOf(command);
  }

  /** The arguments of the client: {@code create …}. */
  List<String> createArguments(EngineKind engine) {
    List<String> words = new ArrayList<>(List.of("create", "--name", name, "--pull", "never"));
    labels.forEach((label, value) -> words.addAll(List.of("--label", label + "=" + value)));
    words.addAll(walls());
    words.addAll(bounds());
    words.addAll(List.of("--user", user, "--workdir", workingFolder));
    mounts.forEach(mount -> words.addAll(List.of("--mount", mount.option())));
    environment.forEach((key, value) -> words.addAll(List.of("--env", key + "=" + value)));
    gpus.ifPresent(gpu -> words.addAll(gpuArguments(engine, gpu)));
    words.add(image);
    words.addAll(command);
    return words;
  }

  private List<String> walls() {
    List<String> words =
        new ArrayList<>(
            List.of("--cap-drop", "ALL", "--security-opt", "no-new-privileges", "--read-only"));
    // A log of the engine's own would grow on its disk without bound.
    words.addAll(List.of("--ipc", "private", "--hostname", "sbi", "--log-driver", "none"));
    words.add("--no-healthcheck");
    if (!network.equals(DEFAULT_NETWORK)) {
      words.addAll(List.of("--network", network));
    }
    return words;
  }

  private List<String> bounds() {
    String bytes = Long.toString(memory);
    return List.of(
        "--memory",
        bytes,
        "--memory-swap",
        bytes,
        "--shm-size",
        Long.toString(memory / 2),
        "--tmpfs",
        "/run:rw,nosuid,nodev,size=16m",
        "--pids-limit",
        Integer.toString(processes),
        "--ulimit",
        "fsize=" + fileSize,
        "--ulimit",
        "core=0");
  }

  private static List<String> gpuArguments(EngineKind engine, String gpus) {
    if (engine == EngineKind.DOCKER) {
      return List.of("--gpus", gpus.contains(",") ? '"' + gpus + '"' : gpus);
    }
    List<String> words = new ArrayList<>();
    for (String gpu : gpus.replaceFirst("^device=", "").split(",", -1)) {
      words.addAll(List.of("--device", "nvidia.com/gpu=" + gpu));
    }
    return words;
  }
}
