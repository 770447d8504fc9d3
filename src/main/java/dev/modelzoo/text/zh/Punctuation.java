package dev.modelzoo.text.zh;

import dev.modelzoo.text.TextRule;
import java.util.Set;

/** Each punctuation mark of the table becomes a blank; marks outside of it stay and are scored. */
final class Punctuation implements TextRule {
  private static final Set<String> MARKS = WordList.read("punctuation.txt");

  @Override
  public String name() {
    return "punctuation";
  }

  @Override
  public String apply(String text) {
    StringBuilder result = new StringBuilder(text);
    for (int index = 0; index < text.length(); index++) {
      if (MARKS.contains(String.valueOf(text.charAt(index)))) {
        result.setCharAt(index, ' ');
      }
    }
    return result.toString();
  }
}
