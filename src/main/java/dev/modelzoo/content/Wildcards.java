package dev.modelzoo.content;

import java.util.function.IntPredicate;

/** Matching with stars in time pattern × text: only the last star is ever tried again. */
final class Wildcards {
  private Wildcards() {}

  /** Whether item {@code i} of the pattern stands for item {@code j} of the text. */
  interface PairPredicate {
    boolean test(int i, int j);
  }

  /** A star stands for any number of items; every other part matches exactly one. */
  static boolean match(
      int patternSize, int textSize, IntPredicate isStar, PairPredicate matchesOne) {
    int pattern = 0;
    int text = 0;
    int star = -1;
    int starText = 0;
    while (text < textSize) {
      if (pattern < patternSize && isStar.test(pattern)) {
        star = pattern++;
        starText = text;
      } else if (pattern < patternSize && matchesOne.test(pattern, text)) {
        pattern++;
        text++;
      } else if (star >= 0) {
        pattern = star + 1;
        text = ++starText;
      } else {
        return false;
      }
    }
    while (pattern < patternSize && isStar.test(pattern)) {
      pattern++;
    }
    return pattern == patternSize;
  }
}
