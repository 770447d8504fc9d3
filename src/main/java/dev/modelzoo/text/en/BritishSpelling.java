package dev.modelzoo.text.en;

import java.util.HashMap;
import java.util.Map;

/**
 * British spellings with the American ones that they become. The table holds an ending, what it
 * becomes, the continuations of both, and the stems before it; {@code -} stands for nothing and
 * {@code =ENDING} for the stems of another row.
 */
final class BritishSpelling {
  private BritishSpelling() {}

  /** Both in lower case. */
  static Map<String, String> american() {
    Map<String, String> american = new HashMap<>(8192);
    Map<String, String> stemsByEnding = new HashMap<>();
    for (String[] row : Table.rows("british.tsv")) {
      stemsByEnding.putIfAbsent(row[0], row[3]);
      for (String stem : row[3].split(" ", -1)) {
        if (stem.startsWith("=")) {
          String stems = stemsByEnding.getOrDefault(stem.substring(1), "");
          for (String shared : stems.split(" ", -1)) {
            put(american, row, shared);
          }
        } else {
          put(american, row, stem);
        }
      }
    }
    return american;
  }

  private static void put(Map<String, String> american, String[] row, String stem) {
    for (String continuation : row[2].split(" ", -1)) {
      String after = orNothing(continuation);
      String before = orNothing(stem);
      american.putIfAbsent(before + row[0] + after, before + row[1] + after);
    }
  }

  private static String orNothing(String part) {
    return part.equals("-") ? "" : part;
  }
}
