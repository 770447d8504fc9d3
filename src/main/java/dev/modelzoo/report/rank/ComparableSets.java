package dev.modelzoo.report.rank;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
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

  /**
   * Refuses results of one set that differ in their comparison keys, and says which and in what.
   */
  static void requireOneKey(Collection<RankedResult> results) {
    Map<String, Map<String, List<RankedResult>>> bySet = new TreeMap<>();
    for (RankedResult one : results) {
      bySet
          .computeIfAbsent(one.set(), set -> new LinkedHashMap<>())
          .computeIfAbsent(one.comparisonKey(), key -> new ArrayList<>())
          .add(one);
    }
    bySet.forEach(
        (set, byKey) -> {
          if (byKey.size() > 1) {
            throw mixed(set, List.copyOf(byKey.values()));
          }
        });
  }

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

  private static ZooException mixed(String set, List<List<RankedResult>> sides) {
    Set<String> parts = new LinkedHashSet<>();
    sides.forEach(side -> parts.addAll(side.get(0).result().comparison().keySet()));
    List<String> differences = new ArrayList<>();
    for (String part : parts) {
      Map<String, List<RankedResult>> values = new LinkedHashMap<>();
      for (List<RankedResult> side : sides) {
        values
            .computeIfAbsent(
                side.get(0).result().comparison().getOrDefault(part, ""), v -> new ArrayList<>())
            .addAll(side);
      }
      if (values.size() > 1) {
        differences.add(part + " is " + phrase(values));
      }
    }
    return new ZooException(
        ErrorKind.CONFLICT,
        "results of %s cannot be ranked together: %s"
            .formatted(set, String.join("; ", differences)),
        "Name the result folders that are to be ranked, or run and score all alike.");
  }

  private static String phrase(Map<String, List<RankedResult>> values) {
    return values.entrySet().stream()
        .map(
            value ->
                "'%s' in %s"
                    .formatted(
                        value.getKey(),
                        named(
                            value.getValue().stream()
                                .map(one -> RankedResult.folderName(one.result()))
                                .toList())))
        .collect(Collectors.joining(" and "));
  }

  private static String named(List<String> names) {
    String first = String.join(", ", names.subList(0, Math.min(NAMED, names.size())));
    int more = names.size() - NAMED;
    return more > 0 ? "%s and %d more".formatted(first, more) : first;
  }
}
