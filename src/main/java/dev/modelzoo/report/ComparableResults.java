package dev.modelzoo.report;

import dev.modelzoo.benchmark.SavedResult;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether two results may be held against each other. */
final class ComparableResults {
  private ComparableResults() {}

  /** Refuses results that differ in any part of their comparison key, and names these parts. */
  static void require(SavedResult first, SavedResult second) {
    Map<String, String> left = first.comparison();
    Map<String, String> right = second.comparison();
    Set<String> names = new LinkedHashSet<>(left.keySet());
    names.addAll(right.keySet());
    List<String> differences = new ArrayList<>();
    for (String name : names) {
      String one = left.getOrDefault(name, "");
      String other = right.getOrDefault(name, "");
      if (!one.equals(other)) {
        differences.add("%s is '%s' and '%s'".formatted(name, one, other));
      }
    }
    if (!differences.isEmpty()) {
      throw new ZooException(
          ErrorKind.CONFLICT,
          "%s and %s cannot be compared: %s"
              .formatted(first.folder(), second.folder(), String.join("; ", differences)),
          next(left, right));
    }
  }

  private static String next(Map<String, String> left, Map<String, String> right) {
    String set = "set"; // the digest of what was to be recognised, and of the references
    return String.valueOf(left.get(set)).equals(String.valueOf(right.get(set)))
        ? "Score both with the same version of zoo, by the same options, on the same utterances."
        : "The sets, or two versions of one, have other utterances or references: run zoo benchmark"
            + " for both models on the same one. What zoo score was given with --ref is of no set:"
            + " give it the set with -d instead.";
  }
}
