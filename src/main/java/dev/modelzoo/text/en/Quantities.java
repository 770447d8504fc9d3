package dev.modelzoo.text.en;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Words and letters that multiply the number before them: {@code million}, {@code bn}. */
final class Quantities {
  private static final Set<String> WORDS =
      Set.of(
          "thousand",
          "million",
          "billion",
          "trillion",
          "quadrillion",
          "quintillion",
          "sextillion",
          "septillion");
  private static final Map<String, String> LETTERS =
      Map.of(
          "k", "thousand",
          "m", "million",
          "mln", "million",
          "b", "billion",
          "bn", "billion",
          "t", "trillion",
          "tn", "trillion");

  private Quantities() {}

  /**
   * The quantity at {@code from}, which may start with one blank, or none.
   *
   * @param abbreviations whether letters count too, as they do after a currency sign
   */
  static List<Reading> at(Line line, int from, boolean abbreviations) {
    int start = line.isBlank(from) ? from + 1 : from;
    int end = line.lettersEnd(start);
    if (end == start || end - start > 12) {
      return List.of();
    }
    String word = line.sub(start, end);
    if (WORDS.contains(word)) {
      return List.of(new Reading(end, 0, word));
    }
    String meaning = abbreviations ? LETTERS.get(word) : null;
    return meaning == null ? List.of() : List.of(new Reading(end, 0, meaning));
  }
}
