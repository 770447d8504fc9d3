package dev.modelzoo.check;

import dev.modelzoo.image.ModelCardProblem;
import dev.modelzoo.image.ModelCardReading;
import dev.modelzoo.image.ModelImage;
import java.util.List;

/** What {@code model.yaml} says. */
final class ModelCardRules {
  static final Rule NOT_YAML =
      Rule.error("IMG004", "model.yaml is not YAML", "No program can read what it says.");
  static final Rule BAD_VALUE =
      Rule.error(
          "IMG005",
          "A value of model.yaml is missing or wrong",
          "The model would be run on the wrong test set, or not at all.");
  static final Rule DOUBTFUL_VALUE =
      Rule.warning(
          "IMG006",
          "A value of model.yaml is probably not what was meant",
          "A mistyped key is silently without effect.");

  static final List<Rule> ALL = List.of(NOT_YAML, BAD_VALUE, DOUBTFUL_VALUE);

  private ModelCardRules() {}

  static void check(ModelCardReading reading, Findings findings) {
    for (ModelCardProblem problem : reading.problems()) {
      Rule rule =
          switch (problem.kind()) {
            case NOT_YAML -> NOT_YAML;
            case BAD_VALUE -> BAD_VALUE;
            case DOUBTFUL_VALUE -> DOUBTFUL_VALUE;
          };
      findings.add(rule, ModelImage.CARD, problem.line(), problem.what(), problem.fix());
    }
  }
}
