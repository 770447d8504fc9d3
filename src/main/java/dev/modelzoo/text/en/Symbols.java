package dev.modelzoo.text.en;

import java.util.Map;

/** Symbols that are spoken; they are neither punctuation nor letters. */
final class Symbols {
  private static final Map<Character, String> SPOKEN =
      Map.ofEntries(
          Map.entry('&', "and"),
          Map.entry('#', "hash"),
          Map.entry('@', "at"),
          Map.entry('$', "dollar"),
          Map.entry('%', "percent sign"),
          Map.entry('*', "asterisk"),
          Map.entry('+', "plus"),
          Map.entry('=', "equal sign"),
          Map.entry('/', "slash"),
          Map.entry('|', "vertical bar"),
          Map.entry('^', "circumflex"),
          Map.entry('~', "tilde"),
          Map.entry('_', "underscore"),
          Map.entry('\u00a3', "pound"),
          Map.entry('\u20ac', "euro"),
          Map.entry('\u20a9', "won"),
          Map.entry('\u00a5', "yen"),
          Map.entry('\u00a7', "section"),
          Map.entry('\u00a9', "copyright"),
          Map.entry('\u00ae', "registered trademark"),
          Map.entry('\u2122', "trademark"),
          Map.entry('\u00b0', "degree"),
          Map.entry('\u00ba', "degree"));

  private Symbols() {}

  static boolean isSpoken(char c) {
    return SPOKEN.containsKey(c);
  }

  /** The name of a spoken symbol. */
  static String name(char c) {
    return SPOKEN.getOrDefault(c, "");
  }

  /** Whether it is read where it stands alone; a lone slash is not. */
  static boolean isReadAlone(char c) {
    return c != '/' && isSpoken(c);
  }
}
