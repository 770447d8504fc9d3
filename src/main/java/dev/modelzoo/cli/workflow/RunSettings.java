package dev.modelzoo.cli.workflow;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.recognizer.ContainerSettings;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * How to run a model.
 *
 * @param engine what runs the SBI
 * @param maxUtterances how many of a set are taken, from its first
 * @param timeLimit of the SBI; empty for one by the length of the audio
 * @param network that its container gets; empty for what its model.yaml needs
 * @param container what else its container gets; the network in it does not count
 * @param opaqueIds whether the SBI gets names that say nothing of the set
 * @param simplified whether texts are scored in simplified Chinese characters, whatever the set's
 *     entry says
 */
public record RunSettings(
    Engine engine,
    int maxUtterances,
    Optional<Duration> timeLimit,
    Optional<String> network,
    ContainerSettings container,
    boolean opaqueIds,
    boolean simplified) {
  /** What runs an SBI. */
  public enum Engine {
    /** A container if an engine answers, else a local process if nobody has to consent to it. */
    AUTO,
    DOCKER,
    PODMAN,
    LOCAL;

    /** Reads the option's value. */
    public static Engine parse(String text) {
      for (Engine engine : values()) {
        if (engine.name().toLowerCase(Locale.ROOT).equals(text)) {
          return engine;
        }
      }
      throw new ZooException(
          ErrorKind.USAGE,
          "--engine " + text + " is none of auto, docker, podman, local",
          "Take one of these.");
    }
  }

  public RunSettings {
    if (maxUtterances < 1) {
      throw new ZooException(
          ErrorKind.USAGE,
          "--max-num-utts must be at least 1, not " + maxUtterances,
          "Leave it out to take all.");
    }
  }
}
