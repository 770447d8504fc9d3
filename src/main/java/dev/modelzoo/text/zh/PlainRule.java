package dev.modelzoo.text.zh;

import dev.modelzoo.text.TextRule;
import java.util.function.UnaryOperator;

/** A rule that needs no class of its own. */
record PlainRule(String name, UnaryOperator<String> change) implements TextRule {
  @Override
  public String apply(String text) {
    return change.apply(text);
  }
}
