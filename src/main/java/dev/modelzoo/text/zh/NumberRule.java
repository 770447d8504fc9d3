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
    if (text.codePoints().noneMatch(Character::isDigit)) {
      return text;
    }
    List<Reading> readings = form.find(new Letters(text));
    return readings.isEmpty() ? text : FirstOccurrences.speak(text, readings);
  }
}
