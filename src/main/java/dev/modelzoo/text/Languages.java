package dev.modelzoo.text;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Which language codes exist, and which one somebody may have meant. */
public final class Languages {
  private static final Pattern SHAPE = Pattern.compile("[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8}){0,4}");
  private static final int SUGGESTIONS = 3;
  private static final int FAR = 2;

  /** Codes of countries and other habits where the language has another code. */
  private static final Map<String, String> MISTAKEN =
      Map.of(
          "cn",
          "zh",
          "jp",
          "ja",
          "kr",
          "ko",
          "gr",
          "el",
          "cz",
          "cs",
          "dk",
          "da",
          "ua",
          "uk",
          "vn",
          "vi",
          "mandarin",
          "zh",
          "cantonese",
          "yue");

  private Languages() {}

  /** Whether a tag such as {@code zh}, {@code zh-TW} or {@code yue} names a language. */
  public static boolean isKnown(String tag) {
    if (!SHAPE.matcher(tag).matches()) {
      return false;
    }
    String primary = LanguageTag.primary(tag);
    if (primary.length() == 2) {
      return two().contains(primary);
    }
    // ICU knows more languages without a code of two letters than the JDK, but not all Chinese
    // ones.
    return TokenUnit.forLanguage(primary) == TokenUnit.CHARACTER
        || SpokenNumbers.languageCodes().contains(primary);
  }

  /** Codes close to what is no code, the closest first; none if nothing is close. */
  public static List<String> suggestions(String wrong) {
    String typed = wrong.strip().toLowerCase(Locale.ROOT);
    String primary = LanguageTag.primary(typed);
    Optional<String> meant = Optional.ofNullable(MISTAKEN.get(primary));
    if (meant.isPresent()) {
      return List.of(meant.get());
    }
    if (isKnown(primary)) {
      return List.of(primary);
    }
    Map<Integer, Set<String>> byDistance = new TreeMap<>();
    for (String code : two()) {
      String name =
          Locale.forLanguageTag(code).getDisplayLanguage(Locale.ENGLISH).toLowerCase(Locale.ROOT);
      int distance = distance(primary, name);
      if (distance <= FAR && distance * 2 < name.length()) {
        byDistance.computeIfAbsent(distance, key -> new TreeSet<>()).add(code);
      }
    }
    return byDistance.values().stream().flatMap(Set::stream).limit(SUGGESTIONS).toList();
  }

  private static Set<String> two() {
    return Set.of(Locale.getISOLanguages());
  }

  /** Levenshtein's. */
  private static int distance(String left, String right) {
    int[] row = new int[right.length() + 1];
    for (int column = 0; column <= right.length(); column++) {
      row[column] = column;
    }
    for (int index = 1; index <= left.length(); index++) {
      int diagonal = row[0];
      row[0] = index;
      for (int column = 1; column <= right.length(); column++) {
        int changed = diagonal + (left.charAt(index - 1) == right.charAt(column - 1) ? 0 : 1);
        diagonal = row[column];
        row[column] = Math.min(changed, 1 + Math.min(row[column], row[column - 1]));
      }
    }
    return row[right.length()];
  }
}
