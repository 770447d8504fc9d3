package dev.modelzoo.dataset;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import java.nio.file.Path;

/** A file that is no audio file which can be read here. */
public final class AudioException extends ZooException {
  private final String problem;

  AudioException(Path file, String problem) {
    super(
        ErrorKind.CHECK_FAILED,
        file + ": " + problem,
        "Convert it to WAV, 16 kHz, 16 bits, mono; 'zoo check' lists all such files.");
    this.problem = problem;
  }

  /** What is wrong, without the file. */
  public String problem() {
    return problem;
  }
}
