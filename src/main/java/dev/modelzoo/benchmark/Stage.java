package dev.modelzoo.benchmark;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;

/** The parts of a benchmark run; a run may start at a later one from what an earlier run left. */
public enum Stage {
  /** Select the utterances; write the list of audio files and the references. */
  DATA(1),
  /** Run the SBI. */
  RECOGNIZE(2),
  /** Normalise, align, count. */
  SCORE(3);

  private final int number;

  Stage(int number) {
    this.number = number;
  }

  /** As {@code --stage} takes it. */
  public int number() {
    return number;
  }

  /** Reads a number from 1 to 3. */
  public static Stage of(int number) {
    for (Stage stage : values()) {
      if (stage.number == number) {
        return stage;
      }
    }
    throw new ZooException(
        ErrorKind.USAGE,
        "there is no stage " + number,
        "Stages are 1 (data), 2 (recognise) and 3 (score).");
  }
}
