package dev.modelzoo.text;

/**
 * What one rule of a normaliser made of a text.
 *
 * @param rule the rule's name in lower-case words joined by hyphens, for example {@code erhua}
 * @param text the whole text after that rule
 */
public record NormalizationStep(String rule, String text) {
  public NormalizationStep {
    if (rule.isBlank()) {
      throw new IllegalArgumentException("A rule without a name gave: " + text);
    }
  }
}
