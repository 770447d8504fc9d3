package dev.modelzoo.cli.workflow;

import dev.modelzoo.benchmark.UtteranceFormat;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a score is to tell beside its rate.
 *
 * @param metadata a table of what is known of the utterances
 * @param by the column of it by which the score is split
 * @param confusions how many of each kind are shown; 0 for none
 * @param formats of the files with a line per utterance
 */
public record ScoreDetails(
    Optional<Path> metadata, Optional<String> by, int confusions, List<UtteranceFormat> formats) {
  public ScoreDetails {
    formats = List.copyOf(formats);
    if (confusions < 0) {
      throw new ZooException(
          ErrorKind.USAGE,
          "--confusions " + confusions + " is no number of confusions",
          "Give a number from 0 up.");
    }
  }

  /** As they are typed. */
  String formatNames() {
    return formats.stream()
        .map(format -> format.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(","));
  }
}
