package dev.modelzoo.text.zh;

import dev.modelzoo.text.TextRule;
import java.util.List;

/**
 * Drops 儿 where it only colours the syllable before it. A word of the list keeps its own; a 儿 that
 * a kept word has used up starts no other word.
 */
final class Erhua implements TextRule {
  private static final char ER = '儿';
  private static final List<String> WORDS = List.copyOf(WordList.read("words-with-er.txt"));

  @Override
  public String name() {
    return "erhua";
  }

  @Override
  public String apply(String text) {
    if (text.indexOf(ER) < 0) {
      return text;
    }
    StringBuilder result = new StringBuilder(text.length());
    int done = 0;
    for (int er = text.indexOf(ER); er >= 0; er = text.indexOf(ER, done)) {
      int keptUntil = wordEnd(text, done, er);
      result.append(text, done, keptUntil > er ? keptUntil : er);
      done = keptUntil > er ? keptUntil : er + 1;
    }
    return result.append(text, done, text.length()).toString();
  }

  /** The end of the leftmost word that lies at or behind {@code from} and covers this 儿, or -1. */
  private static int wordEnd(String text, int from, int er) {
    int bestStart = Integer.MAX_VALUE;
    int end = -1;
    for (String word : WORDS) {
      int start = er - word.indexOf(ER);
      if (start >= from && start < bestStart && text.startsWith(word, start)) {
        bestStart = start;
        end = start + word.length();
      }
    }
    return end;
  }
}
