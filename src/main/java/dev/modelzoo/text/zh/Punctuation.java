package dev.modelzoo.text.zh;

import dev.modelzoo.text.TextRule;
import java.util.BitSet;

/** Each punctuation mark of the table becomes a blank; marks outside of it stay and are scored. */
final class Punctuation implements TextRule {
  /** Of the basic plane. */
  private static final BitSet MARKS = marks();

  private static BitSet marks() {
    BitSet marks = new BitSet();
    WordList.read("punctuation.txt").forEach(mark -> marks.set(mark.charAt(0)));
    return marks;
  }

  @Override
  public String name() {
    return "punctuation";
  }

  @Override
  public String apply(String text) {
    char[] result = text.toCharArray();
    boolean changed = false;
    for (int index = 0; index < result.length; index++) {
      if (MARKS.get(result[index])) {
        result[index] = ' ';
        changed = true;
      }
    }
    return changed ? new String(result) : text;
  }
}
