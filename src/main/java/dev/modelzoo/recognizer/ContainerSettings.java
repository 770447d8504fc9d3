package dev.modelzoo.recognizer;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.recognizer.container.ContainerSpec;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a container may use.
 *
 * @param network {@code none}, {@code default} for what the engine gives by default, {@code host},
 *     or the name of a network of the engine
 * @param gpus {@code all}, a number, {@code device=0,1}; empty for none
 * @param memory bytes; empty for three quarters of the machine's
 * @param processes how many processes and threads at once
 * @param disk bytes that it may write into its folders
 */
public record ContainerSettings(
    String network, Optional<String> gpus, Optional<Long> memory, int processes, long disk) {
  public static final String NO_NETWORK = ContainerSpec.NO_NETWORK;
  public static final String DEFAULT_NETWORK = ContainerSpec.DEFAULT_NETWORK;

  /** Whoever has it can talk to what listens on this machine only. */
  static final String HOST_NETWORK = "host";

  private static final int USUAL_PROCESSES = 4096;
  private static final long USUAL_DISK = 20L << 30;
  private static final long LEAST_MEMORY = 16L << 20;
  private static final Pattern NETWORK = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]*");
  private static final Pattern GPUS = Pattern.compile("all|[0-9]+|device=[A-Za-z0-9,:_/.-]+");

  public ContainerSettings {
    require(NETWORK.matcher(network).matches(), "no network is called '" + network + "'");
    require(
        gpus.isEmpty() || GPUS.matcher(gpus.get()).matches(),
        "GPUs are 'all', a number or 'device=0,1', not '" + gpus.orElse("") + "'");
    require(
        memory.isEmpty() || memory.get() >= LEAST_MEMORY,
        "a container needs 16 MiB of memory or more");
    require(processes >= 1 && disk >= 1, "a limit must be above zero");
  }

  /** No network, no GPU, 4096 processes and threads, 20 GiB on disk. */
  public static ContainerSettings usual() {
    return new ContainerSettings(
        NO_NETWORK, Optional.empty(), Optional.empty(), USUAL_PROCESSES, USUAL_DISK);
  }

  private static void require(boolean right, String problem) {
    if (!right) {
      throw new ZooException(ErrorKind.USAGE, problem, "Correct the option and run it again.");
    }
  }
}
