package dev.modelzoo.text;

import java.util.function.UnaryOperator;

/** A rule that needs no class of its own. The change is a pure function. */
public record PlainRule(String name, UnaryOperator<String> change) implements TextRule {
  @Override
  public String apply(String text) {
    return change.apply(text);
  }
}
