package dev.modelzoo.text.zh;

import dev.modelzoo.text.TextRule;

/** Full-width forms of ASCII become ASCII; the currency signs beside them stay as they are. */
final class NarrowForms implements TextRule {
  private static final char FIRST = '\uFF01';
  private static final char LAST = '\uFF5E';
  private static final char WIDE_BLANK = '\u3000';

  @Override
  public String name() {
    return "narrow-forms";
  }

  @Override
  public String apply(String text) {
    char[] result = text.toCharArray();
    boolean changed = false;
    for (int index = 0; index < result.length; index++) {
      char symbol = result[index];
      if (symbol >= FIRST && symbol <= LAST) {
        result[index] = (char) (symbol - FIRST + '!');
        changed = true;
      } else if (symbol == WIDE_BLANK) {
        result[index] = ' ';
        changed = true;
      }
    }
    return changed ? new String(result) : text;
  }
}
