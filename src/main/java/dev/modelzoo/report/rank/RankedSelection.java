package dev.modelzoo.report.rank;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which results are ranked: of each model one version, and on each set those that share a
 * comparison key. The rest is told and stops nothing: a try with few utterances must not keep a
 * leaderboard from being made, nor take the place of the results that it is made of.
 *
 * @param taken the oldest first, without repetitions
 * @param left what is not ranked, and why
 */
public record RankedSelection(List<RankedResult> taken, List<NotRanked> left) {

  /** A result and the reason, such as {@code selection 'first 5', not 'all'}. */
  public record NotRanked(RankedResult result, String reason) {}

  public RankedSelection {
    taken = List.copyOf(taken);
    left = List.copyOf(left);
  }

  /**
   * Chooses among the newest of each version: of a model the pinned version if that has results,
   * else the one that was run last; of a set the comparison key of all its utterances before one of
   * some, then the one of most models, then the newest.
   *
   * @param pinned digest of the pinned version, by model
   * @param allVersions whether other versions of a model are ranked beside it
   */
  public static RankedSelection of(
      Collection<RankedResult> results, Map<String, String> pinned, boolean allVersions) {
    List<RankedResult> newest = Rankings.newest(results);
    List<NotRanked> left = new ArrayList<>();
    List<RankedResult> chosen = allVersions ? newest : ofOneVersion(newest, pinned, left);
    Map<String, List<RankedResult>> bySet = new TreeMap<>();
    chosen.forEach(one -> bySet.computeIfAbsent(one.set(), set -> new ArrayList<>()).add(one));
    Set<RankedResult> others = new LinkedHashSet<>();
    bySet.values().forEach(ofSet -> addOthers(ofSet, others, left));
    return new RankedSelection(chosen.stream().filter(one -> !others.contains(one)).toList(), left);
  }

  private static List<RankedResult> ofOneVersion(
      List<RankedResult> newest, Map<String, String> pinned, List<NotRanked> left) {
    Map<String, String> versions = new HashMap<>();
    newest.forEach(one -> versions.put(one.model(), one.modelDigest())); // the last stays
    for (RankedResult one : newest) {
      if (!one.modelDigest().isEmpty() && one.modelDigest().equals(pinned.get(one.model()))) {
        versions.put(one.model(), one.modelDigest());
      }
    }
    List<RankedResult> chosen = new ArrayList<>();
    for (RankedResult one : newest) {
      if (one.modelDigest().equals(versions.get(one.model()))) {
        chosen.add(one);
      } else {
        left.add(new NotRanked(one, "of another version of the model"));
      }
    }
    return chosen;
  }

  private static void addOthers(
      List<RankedResult> ofSet, Set<RankedResult> others, List<NotRanked> left) {
    Map<String, List<RankedResult>> byKey = new LinkedHashMap<>();
    ofSet.forEach(
        one -> byKey.computeIfAbsent(one.comparisonKey(), key -> new ArrayList<>()).add(one));
    Comparator<List<RankedResult>> best =
        Comparator.comparing(RankedSelection::isOfAll)
            .thenComparing(RankedSelection::models)
            .thenComparing(side -> side.get(side.size() - 1), RankedResult.BY_AGE);
    List<RankedResult> kept = byKey.values().stream().max(best).orElse(List.of());
    for (RankedResult one : ofSet) {
      if (!kept.contains(one)) {
        others.add(one);
        left.add(new NotRanked(one, difference(one, kept.get(0))));
      }
    }
  }

  private static boolean isOfAll(List<RankedResult> side) {
    return side.get(0).isWhole();
  }

  private static long models(List<RankedResult> side) {
    return side.stream().map(RankedResult::model).distinct().count();
  }

  private static String difference(RankedResult one, RankedResult kept) {
    Map<String, String> mine = one.result().comparison();
    Map<String, String> theirs = kept.result().comparison();
    Set<String> parts = new LinkedHashSet<>(theirs.keySet());
    parts.addAll(mine.keySet());
    List<String> differences = new ArrayList<>();
    for (String part : parts) {
      String here = mine.getOrDefault(part, "");
      String there = theirs.getOrDefault(part, "");
      if (!here.equals(there)) {
        differences.add(
            part.equals("set")
                ? "another content of the set"
                : "%s '%s', not '%s'".formatted(part, here, there));
      }
    }
    return differences.isEmpty() ? "another comparison key" : String.join("; ", differences);
  }
}
