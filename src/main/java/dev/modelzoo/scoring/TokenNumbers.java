package dev.modelzoo.scoring;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Numbers for the distinct tokens of two texts, from 0 up in the order of their first appearance. A
 * small open-addressing table: made anew for every utterance, a general map costs more than the
 * alignment itself.
 */
final class TokenNumbers {
  private final @Nullable String[] tokens;
  private final int[] numbers;
  private int count;

  /** {@code capacity}: so many tokens at most will be asked for. */
  TokenNumbers(int capacity) {
    // At most half full, so that a free slot is near.
    int slots = Integer.highestOneBit(Math.max(1, capacity)) << 2;
    this.tokens = new @Nullable String[slots];
    this.numbers = new int[slots];
  }

  /** The numbers of a text's tokens, in its order. */
  int[] of(List<String> text) {
    int[] result = new int[text.size()];
    int index = 0;
    for (String token : text) {
      result[index++] = numberOf(token);
    }
    return result;
  }

  /** How many distinct tokens there were so far. */
  int count() {
    return count;
  }

  private int numberOf(String token) {
    int hash = token.hashCode();
    int slot = (hash ^ (hash >>> 16)) & (tokens.length - 1);
    String there = tokens[slot];
    while (there != null && !there.equals(token)) {
      slot = (slot + 1) & (tokens.length - 1);
      there = tokens[slot];
    }
    if (there == null) {
      tokens[slot] = token;
      numbers[slot] = count++;
    }
    return numbers[slot];
  }
}
