package dev.modelzoo.text;

import java.util.ArrayList;
import java.util.List;

/** Rules that are applied one after the other. Immutable. */
public final class RuleSequence {
  private final List<TextRule> rules;

  public RuleSequence(List<TextRule> rules) {
    this.rules = List.copyOf(rules);
  }

  /** The text after all rules. */
  public String apply(String text) {
    String result = text;
    for (TextRule rule : rules) {
      result = rule.apply(result);
    }
    return result;
  }

  /** The steps that changed the text, in order; none if it is in normal form already. */
  public List<NormalizationStep> explain(String text) {
    List<NormalizationStep> steps = new ArrayList<>();
    String before = text;
    for (TextRule rule : rules) {
      String after = rule.apply(before);
      if (!after.equals(before)) {
        steps.add(new NormalizationStep(rule.name(), after));
      }
      before = after;
    }
    return steps;
  }
}
