package dev.modelzoo.recognizer.dispatch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;

/** Reads the lists of shards: {@code ID\tPATH} a line. */
final class ShardLists {
  private ShardLists() {}

  /** The ids of a list, in its order. */
  static Set<String> ids(Path list) throws IOException {
    Set<String> ids = new LinkedHashSet<>();
    for (String line : Files.readAllLines(list)) {
      int tab = line.indexOf('\t');
      ids.add(tab < 0 ? line : line.substring(0, tab));
    }
    return ids;
  }
}
