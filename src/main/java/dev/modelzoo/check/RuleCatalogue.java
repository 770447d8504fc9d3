package dev.modelzoo.check;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** All rules, for the documentation and for {@code --json} readers. */
public final class RuleCatalogue {
  private static final List<Rule> RULES =
      Stream.of(
              ModelImageRules.ALL,
              ModelCardRules.ALL,
              SbiRules.ALL,
              SkeletonRules.ALL,
              DockerfileRules.ALL,
              JunkRules.ALL,
              FileRules.ALL,
              LinkRules.ALL,
              NameRules.ALL,
              SecretRules.ALL,
              TestSetRules.ALL,
              AudioRules.ALL)
          .flatMap(List::stream)
          .sorted(Comparator.comparing(Rule::id))
          .toList();

  private RuleCatalogue() {}

  /** Every rule, by id. */
  public static List<Rule> rules() {
    return RULES;
  }
}
