package dev.modelzoo.cli.workflow;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * How to run a model.
 *
 * @param maxUtterances how many of a set are taken, from its first
 * @param timeLimit of the SBI; empty for one by the length of the audio
 */
public record RunSettings(Engine engine, int maxUtterances, Optional<Duration> timeLimit) {
  /** What runs an SBI. */
  public enum Engine {
    AUTO,
    LOCAL;

    /** Reads the option's value. */
    public static Engine parse(String text) {
      for (Engine engine : values()) {
        if (engine.name().toLowerCase(Locale.ROOT).equals(text)) {
          return engine;
        }
      }
      throw new ZooException(
          ErrorKind.USAGE, "--engine " + text + " is none of auto, local", "Take one of these.");
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
