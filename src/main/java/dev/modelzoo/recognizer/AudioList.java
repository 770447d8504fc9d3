package dev.modelzoo.recognizer;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.FileErrors;
import dev.modelzoo.error.ZooException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The list that an SBI gets: {@code ID\tABSOLUTE_PATH} a line. */
final class AudioList {
  private AudioList() {}

  /** The ids, in order. */
  static List<String> ids(Path list) {
    try {
      return Files.readAllLines(list).stream().map(line -> id(list, line)).toList();
    } catch (IOException e) {
      throw FileErrors.translate("read", list, e);
    }
  }

  private static String id(Path list, String line) {
    int tab = line.indexOf('\t');
    if (tab <= 0) {
      throw new ZooException(
          ErrorKind.CORRUPT,
          list + " has a line without an id and a tab: " + line,
          "Start the benchmark from stage 1, which writes this list.");
    }
    return line.substring(0, tab);
  }
}
