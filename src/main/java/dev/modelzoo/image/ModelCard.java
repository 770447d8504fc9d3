package dev.modelzoo.image;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a {@code model.yaml} says about its model.
 *
 * @param language lower-case ISO 639 code, perhaps with subtags: {@code zh}, {@code yue}
 * @param sampleRate Hz of the audio that the model was made for; 16000 where the file has none
 * @param date as written; real files have {@code 2022-7-27}, or none
 * @param author as written; may name several people
 * @param provided files and folders, relative to the image, that are never pushed and that whoever
 *     runs the image puts there: keys of a cloud API
 * @param networkRequired the SBI calls a service ({@code network: required})
 */
public record ModelCard(
    String language,
    int sampleRate,
    Optional<String> date,
    Optional<String> author,
    Optional<String> entity,
    List<String> emails,
    Optional<String> license,
    List<String> provided,
    boolean networkRequired) {
  public static final int DEFAULT_SAMPLE_RATE = 16000;
  private static final int PROBLEMS_NAMED = 3;

  public ModelCard {
    if (sampleRate <= 0) {
      throw new IllegalArgumentException("Not a sample rate: " + sampleRate);
    }
    emails = List.copyOf(emails);
    provided = List.copyOf(provided);
  }

  /**
   * Reads a {@code model.yaml}.
   *
   * @throws ZooException that names the first errors of a file that has some
   */
  public static ModelCard read(Path file) {
    ModelCardReading reading = ModelCardReading.of(file);
    return reading
        .card()
        .orElseThrow(
            () ->
                new ZooException(
                    ErrorKind.CHECK_FAILED,
                    file + " is no valid model card: " + firstErrors(reading),
                    "Mend it; 'zoo check' lists all that is wrong."));
  }

  private static String firstErrors(ModelCardReading reading) {
    return reading.problems().stream()
        .filter(ModelCardProblem::isError)
        .limit(PROBLEMS_NAMED)
        .map(problem -> "line " + problem.line() + ": " + problem.what())
        .collect(Collectors.joining("; "));
  }
}
