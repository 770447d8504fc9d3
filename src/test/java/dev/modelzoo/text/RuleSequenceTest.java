package dev.modelzoo.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class RuleSequenceTest {
  private final RuleSequence rules =
      new RuleSequence(
          List.of(
              rule("trim", String::trim),
              rule("no-digits", text -> text.replaceAll("[0-9]", "")),
              rule("upper", text -> text.replace('a', 'A'))));

  @Test
  void explain_someRulesChangeTheText_namesThoseInOrder() {
    List<NormalizationStep> steps = rules.explain(" aba ");

    assertThat(steps)
        .containsExactly(
            new NormalizationStep("trim", "aba"), new NormalizationStep("upper", "AbA"));
    assertThat(rules.apply(" aba ")).isEqualTo("AbA");
  }

  @Test
  void explain_normalText_hasNoStep() {
    assertThat(rules.explain("AB")).isEmpty();
    assertThat(rules.apply("AB")).isEqualTo("AB");
  }

  @Test
  void explain_normalizerWithoutRules_isOneStepOrNone() {
    Normalizer trimming =
        new Normalizer() {
          @Override
          public String name() {
            return "trimming";
          }

          @Override
          public String version() {
            return "1";
          }

          @Override
          public String normalize(String text) {
            return text.trim();
          }
        };

    assertThat(trimming.explain(" a")).containsExactly(new NormalizationStep("trimming", "a"));
    assertThat(trimming.explain("a")).isEmpty();
  }

  @Test
  void step_withoutName_isRefused() {
    assertThatThrownBy(() -> new NormalizationStep(" ", "text"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static TextRule rule(String name, UnaryOperator<String> change) {
    return new TextRule() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public String apply(String text) {
        return change.apply(text);
      }
    };
  }
}
