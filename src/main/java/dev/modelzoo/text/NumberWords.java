package dev.modelzoo.text;

import org.jspecify.annotations.Nullable;

/**
 * Puts words in the place of numbers: whole ones, with groups of digits parted as the language
 * does, and with decimals. Signs, dates, times and ordinals are not looked for.
 */
final class NumberWords implements TextRule {
  private static final int GROUP = 3;

  private final String language;
  private volatile @Nullable SpokenNumbers loaded;

  NumberWords(String language) {
    this.language = language;
  }

  @Override
  public String name() {
    return "numbers";
  }

  @Override
  public String apply(String text) {
    StringBuilder result = new StringBuilder(text.length());
    int done = 0;
    for (int at = find(text, 0); at < text.length(); at = find(text, done)) {
      result.append(text, done, at).append(' ');
      int whole = wholeEnd(text, at);
      int end = decimalsEnd(text, whole);
      String decimals = end > whole ? text.substring(whole + 1, end) : "";
      result.append(numbers().spell(digits(text, at, whole), decimals)).append(' ');
      done = end;
    }
    return done == 0 ? text : result.append(text, done, text.length()).toString();
  }

  /** Whether a sign between two digits is a part of the number in this language. */
  boolean isSeparator(int sign) {
    return numbers().isDecimal(sign) || numbers().isGrouping(sign);
  }

  private SpokenNumbers numbers() {
    SpokenNumbers numbers = loaded;
    if (numbers == null) {
      // Two threads may both load it: the rules are the same.
      numbers = SpokenNumbers.of(language);
      loaded = numbers;
    }
    return numbers;
  }

  private static int find(String text, int from) {
    int at = from;
    while (at < text.length() && !Character.isDigit(text.codePointAt(at))) {
      at += Character.charCount(text.codePointAt(at));
    }
    return at;
  }

  private static int digitsEnd(String text, int from) {
    int at = from;
    while (at < text.length() && Character.isDigit(text.codePointAt(at))) {
      at += Character.charCount(text.codePointAt(at));
    }
    return at;
  }

  /** Groups of three follow a shorter one; anything else is not one number. */
  private int wholeEnd(String text, int from) {
    int end = digitsEnd(text, from);
    if (count(text, from, end) > GROUP) {
      return end;
    }
    while (end < text.length() && numbers().isGrouping(text.charAt(end))) {
      int next = digitsEnd(text, end + 1);
      if (count(text, end + 1, next) != GROUP) {
        return end;
      }
      end = next;
    }
    return end;
  }

  private int decimalsEnd(String text, int from) {
    if (from + 1 >= text.length() || !numbers().isDecimal(text.charAt(from))) {
      return from;
    }
    int end = digitsEnd(text, from + 1);
    return end > from + 1 ? end : from;
  }

  private static int count(String text, int from, int to) {
    return text.codePointCount(from, to);
  }

  private static String digits(String text, int from, int to) {
    StringBuilder digits = new StringBuilder(to - from);
    text.substring(from, to)
        .codePoints()
        .filter(Character::isDigit)
        .forEach(digits::appendCodePoint);
    return digits.toString();
  }
}
