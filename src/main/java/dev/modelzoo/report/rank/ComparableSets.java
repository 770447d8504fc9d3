package dev.modelzoo.report.rank;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Whether results may stand in one table. */
final class ComparableSets {
  private static final int NAMED = 3;

  private ComparableSets() {}

  /** Refuses to add up counts of characters and of words. */
  static void requireOneUnit(String title, Collection<RankedResult> results) {
    Map<String, Set<String>> setsByRate = new TreeMap<>();
    for (RankedResult one : results) {
      setsByRate
          .computeIfAbsent(one.result().rateName(), rate -> new LinkedHashSet<>())
          .add(one.set());
    }
    if (setsByRate.size() > 1) {
      String sides =
          setsByRate.entrySet().stream()
              .map(rate -> rate.getKey() + " of " + named(List.copyOf(rate.getValue())))
              .collect(Collectors.joining(" and "));
      throw new ZooException(
          ErrorKind.CONFLICT,
          "%s cannot be ranked as one: it would add up %s".formatted(title, sides),
          "Rank sets of one unit together: zoo rank -d SET -d SET.");
    }
  }

  private static String named(List<String> names) {
    String first = String.join(", ", names.subList(0, Math.min(NAMED, names.size())));
    int more = names.size() - NAMED;
    return more > 0 ? "%s and %d more".formatted(first, more) : first;
  }
}
