package dev.modelzoo.text.en;

import java.util.Map;

/** Turns a cardinal in words into its ordinal: {@code twenty one} into {@code twenty first}. */
final class OrdinalWords {
  private static final Map<String, String> IRREGULAR =
      Map.of(
          "one", "first",
          "two", "second",
          "three", "third",
          "five", "fifth",
          "eight", "eighth",
          "nine", "ninth",
          "twelve", "twelfth");

  private OrdinalWords() {}

  static String of(String cardinal) {
    int last = cardinal.lastIndexOf(' ') + 1;
    String word = cardinal.substring(last);
    String irregular = IRREGULAR.get(word);
    if (irregular != null) {
      return cardinal.substring(0, last) + irregular;
    }
    return word.endsWith("ty")
        ? cardinal.substring(0, cardinal.length() - 1) + "ieth"
        : cardinal + "th";
  }

  /** Whether {@code st}, {@code nd}, {@code rd} or {@code th} belongs to the number. */
  static boolean isSuffix(String digits, String suffix) {
    int length = digits.length();
    boolean teen = length > 1 && digits.charAt(length - 2) == '1';
    String expected =
        teen
            ? "th"
            : switch (digits.charAt(length - 1)) {
              case '1' -> "st";
              case '2' -> "nd";
              case '3' -> "rd";
              default -> "th";
            };
    return suffix.equals(expected);
  }
}
