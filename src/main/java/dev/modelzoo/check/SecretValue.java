package dev.modelzoo.check;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Tells a value that somebody could use from one that stands for it. */
final class SecretValue {
  private static final int SHORTEST_KEY = 16;
  private static final int SHORTEST_PASSWORD = 8;
  private static final int LONGEST = 300;

  /** Bits per character; random hexadecimal digits have 3.6 at a length of 32, words 2.5. */
  private static final double LEAST_ENTROPY = 3.0;

  private static final List<String> PLACEHOLDERS =
      List.of(
          "example",
          "your",
          "xxxx",
          "****",
          "....",
          "placeholder",
          "changeme",
          "change_me",
          "change-me",
          "dummy",
          "insert",
          "replace",
          "redacted",
          "fixme",
          "todo");

  private static final List<String> SEQUENCES =
      List.of("12345678", "abcdefgh", "00000000", "87654321");

  /** Variables, templates, paths and addresses. */
  private static final Pattern REFERENCE =
      Pattern.compile(
          "[$%{<~./].*|.*(\\$\\{|\\{\\{|%\\(|://).*|.*[.](json|txt|ya?ml|cfg|conf|pem)");

  /** {@code self.api_key_v2}, {@code my-key-2}: words, perhaps with a small number. */
  private static final Pattern IDENTIFIER =
      Pattern.compile("([A-Za-z]+[0-9]{0,2}|[0-9]{1,4})([_.:-]+([A-Za-z]+[0-9]{0,2}|[0-9]{1,4}))+");

  private SecretValue() {}

  static boolean isPlaceholder(String value) {
    String lower = value.toLowerCase(Locale.ROOT);
    return PLACEHOLDERS.stream().anyMatch(lower::contains);
  }

  static boolean looksReal(String value, boolean isPassword) {
    int shortest = isPassword ? SHORTEST_PASSWORD : SHORTEST_KEY;
    if (value.length() < shortest || value.length() >= LONGEST) {
      return false;
    }
    boolean mixed =
        value.chars().anyMatch(Character::isDigit) && value.chars().anyMatch(Character::isLetter);
    String lower = value.toLowerCase(Locale.ROOT);
    return mixed
        && !isPlaceholder(value)
        && SEQUENCES.stream().noneMatch(lower::contains)
        && !REFERENCE.matcher(value).matches()
        && !IDENTIFIER.matcher(value).matches()
        && entropy(value) >= (isPassword ? LEAST_ENTROPY - 0.5 : LEAST_ENTROPY);
  }

  private static double entropy(String value) {
    int[] counts = new int[128];
    for (int i = 0; i < value.length(); i++) {
      counts[value.charAt(i) & 0x7F]++;
    }
    double bits = 0;
    for (int count : counts) {
      if (count > 0) {
        double share = (double) count / value.length();
        bits -= share * Math.log(share) / Math.log(2);
      }
    }
    return bits;
  }
}
