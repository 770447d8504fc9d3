package dev.modelzoo.recognizer;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.FileErrors;
import dev.modelzoo.error.ZooException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The list of audio files that an SBI gets: {@code ID\tABSOLUTE_PATH} a line. */
record AudioList(List<Item> items) {
  /**
   * One utterance.
   *
   * @param path as the SBI is to open it
   */
  record Item(String id, String path) {}

  AudioList {
    items = List.copyOf(items);
  }

  static AudioList read(Path file) {
    List<Item> items = new ArrayList<>();
    try {
      for (String line : Files.readAllLines(file)) {
        int tab = line.indexOf('\t');
        if (tab < 1) {
          throw new ZooException(
              ErrorKind.CORRUPT,
              file + " has a line that is not 'ID<tab>PATH'",
              "Start the benchmark from stage 1.");
        }
        items.add(new Item(line.substring(0, tab), line.substring(tab + 1)));
      }
    } catch (IOException e) {
      throw FileErrors.translate("read", file, e);
    }
    return new AudioList(items);
  }

  void write(Path file) {
    String text =
        items.stream()
            .map(item -> item.id() + '\t' + item.path() + '\n')
            .collect(Collectors.joining());
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw FileErrors.translate("write", file, e);
    }
  }
}
