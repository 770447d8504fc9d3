package dev.modelzoo.text.zh;

import dev.modelzoo.text.TextRule;
import java.util.List;

/** Speaks the numbers of one form. */
final class NumberRule implements TextRule {
  private final NumberForm form;

  NumberRule(NumberForm form) {
    this.form = form;
  }

  @Override
  public String name() {
    return form.name();
  }

  @Override
  public String apply(String text) {
    if (!hasDigit(text)) {
      return text;
    }
    List<Reading> readings = form.find(new Letters(text));
    return readings.isEmpty() ? text : FirstOccurrences.speak(text, readings);
  }

  private static boolean hasDigit(String text) {
    for (int index = 0; index < text.length(); index++) {
      char c = text.charAt(index);
      // Most of a text is between these two, and no digit.
      boolean han = c >= '\u4E00' && c <= '\u9FFF';
      if (!han && Character.isDigit(text.codePointAt(index))) {
        return true;
      }
    }
    return false;
  }
}
