package dev.modelzoo.cli;

import dev.modelzoo.testing.ModelImageFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A model that notes every utterance that it begins with, and a set for it. */
final class RecordingModel {
  private static final String NOTES = "heard.txt";

  private final CliHarness zoo;
  private final ModelImageFolder image;

  /**
   * Makes {@code models/recording_en} and a MINI_EN of so many utterances.
   *
   * @param seconds that the SBI takes for each
   */
  RecordingModel(CliHarness zoo, int utterances, double seconds) {
    this.zoo = zoo;
    Map<String, String> texts = new TreeMap<>();
    for (int i = 1; i <= utterances; i++) {
      texts.put(String.format(Locale.ROOT, "u%04d", i), "number " + i);
    }
    OracleContent.set(zoo, "MINI_EN", texts);
    this.image = OracleContent.model(zoo, "recording_en", "en", texts);
    does("sleep " + seconds);
  }

  /** What it does for each utterance, {@code $id}, before its answer is written. */
  void does(String script) {
    image.file(
        "SBI",
        """
        #!/bin/sh
        echo "begins with $(head -n 1 "$1" | cut -f1)"
        cut -f1 "$1" | while read -r id; do
          echo "$id" >> '%s'
          %s
          grep "^$id\t" assets/answers.txt >> "$2/raw_rec.txt"
        done
        """
            .formatted(zoo.path(NOTES), script));
  }

  /** The utterances in the order in which they were begun with. */
  List<String> heard() {
    try {
      return Files.exists(zoo.path(NOTES)) ? Files.readAllLines(zoo.path(NOTES)) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
