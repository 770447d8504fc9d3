package dev.modelzoo.text.zh;

import dev.modelzoo.text.TextRule;
import java.util.HashMap;
import java.util.Map;

/**
 * B二C is written B2C. As in the original, all such words are looked up first, without overlaps, and
 * each is then mended where it first occurs.
 */
final class LatinTwo implements TextRule {
  @Override
  public String name() {
    return "latin-two";
  }

  @Override
  public String apply(String text) {
    if (text.indexOf('二') < 0) {
      return text;
    }
    StringBuilder result = new StringBuilder(text);
    Map<String, Integer> searchFrom = new HashMap<>();
    int free = 0;
    for (int two = text.indexOf('二'); two >= 0; two = text.indexOf('二', two + 1)) {
      int from = lettersBefore(text, two, free);
      int to = lettersAfter(text, two + 1);
      if (from < two && to > two + 1) {
        free = to;
        mend(result, text.substring(from, to), searchFrom);
      }
    }
    return result.toString();
  }

  /** Mending never makes such a word, so the next of equal words is further to the right. */
  private static void mend(StringBuilder text, String word, Map<String, Integer> searchFrom) {
    int at = text.indexOf(word, searchFrom.getOrDefault(word, 0));
    if (at >= 0) {
      text.setCharAt(at + word.indexOf('二'), '2');
      searchFrom.put(word, at);
    }
  }

  private static int lettersBefore(String text, int end, int limit) {
    int from = end;
    while (from > limit && isLatin(text.charAt(from - 1))) {
      from--;
    }
    return from;
  }

  private static int lettersAfter(String text, int start) {
    int to = start;
    while (to < text.length() && isLatin(text.charAt(to))) {
      to++;
    }
    return to;
  }

  private static boolean isLatin(char symbol) {
    return (symbol >= 'A' && symbol <= 'Z') || (symbol >= 'a' && symbol <= 'z');
  }
}
