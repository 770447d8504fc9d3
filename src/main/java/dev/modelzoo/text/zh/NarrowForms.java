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
    StringBuilder result = new StringBuilder(text);
    for (int index = 0; index < text.length(); index++) {
      char symbol = text.charAt(index);
      if (symbol >= FIRST && symbol <= LAST) {
        result.setCharAt(index, (char) (symbol - FIRST + '!'));
      } else if (symbol == WIDE_BLANK) {
        result.setCharAt(index, ' ');
      }
    }
    return result.toString();
  }
}
