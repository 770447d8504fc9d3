package dev.modelzoo.text.en;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Sounds of hesitation and surprise that are no words of the sentence. */
final class Interjections {
  private static final Set<String> ALL = new HashSet<>();

  static {
    for (String[] row : Table.rows("interjections.tsv")) {
      ALL.add(row[0].toLowerCase(Locale.ROOT));
    }
  }

  private Interjections() {}

  /** Whether the token, in lower case, is one. */
  static boolean is(String token) {
    return ALL.contains(token);
  }
}
