package dev.modelzoo.report.site;

import dev.modelzoo.error.ZooException;
import dev.modelzoo.report.rank.RankTable;
import dev.modelzoo.report.rank.RankedResult;
import dev.modelzoo.report.rank.RankedSelection;
import dev.modelzoo.report.rank.Rankings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What of the results is ranked, as {@link RankedSelection} has it. Nothing is refused: the rest is
 * history.
 */
final class SiteResults {
  private final SiteZoo zoo;
  private final List<RankedResult> all;
  private final List<RankedResult> current;
  private final List<RankedSelection.NotRanked> others;
  private final Rankings rankings;
  private final Map<String, RankTable> sets = new LinkedHashMap<>();
  private final Map<String, RankTable> groups = new LinkedHashMap<>();

  SiteResults(SiteZoo zoo, Collection<RankedResult> results) {
    this.zoo = zoo;
    this.all = Rankings.newest(results);
    RankedSelection selection = RankedSelection.of(all, zoo.pinned(), false);
    this.current = selection.taken();
    this.others = selection.left();
    this.rankings = Rankings.of(selection);
    rankings.sets().forEach(set -> sets.put(set, rankings.set(set)));
    chosenGroups().forEach((title, members) -> groups.put(title, rankings.group(title, members)));
  }

  /** All but repetitions, the oldest first. */
  List<RankedResult> all() {
    return all;
  }

  boolean isCurrent(RankedResult result) {
    return current.contains(result);
  }

  /** How many results are ranked. */
  int currentSize() {
    return current.size();
  }

  /** The results that are not ranked, and why. */
  List<RankedSelection.NotRanked> others() {
    return others;
  }

  /** By the id of the set. */
  Map<String, RankTable> sets() {
    return sets;
  }

  /** By title; at least one if a model has results of two sets of one unit. */
  Map<String, RankTable> groups() {
    return groups;
  }

  /** Whether no text of a set may be shown: if it is so of one of its results. */
  boolean isPrivate(String set) {
    return all.stream().anyMatch(one -> one.set().equals(set) && zoo.isPrivate(one));
  }

  /** Why a set is missing, a line each. */
  List<String> warnings() {
    return rankings.damaged().entrySet().stream()
        .map(
            set ->
                "%s is not ranked: %s".formatted(set.getKey(), ZooException.reason(set.getValue())))
        .toList();
  }

  /** The models of all results, by name. */
  Collection<String> models() {
    TreeSet<String> models = new TreeSet<>();
    all.forEach(one -> models.add(one.model()));
    return models;
  }

  /** The results of a set that are ranked, in the order of their models. */
  List<RankedResult> currentOf(String set) {
    return rankings.contenders().stream()
        .flatMap(one -> Optional.ofNullable(one.results().get(set)).stream())
        .toList();
  }

  /** Those of zoo.yaml that a model covers; where it has none, all sets of a unit. */
  private Map<String, List<String>> chosenGroups() {
    Map<String, List<String>> chosen = new LinkedHashMap<>();
    zoo.groups()
        .forEach(
            (title, members) -> {
              if (rankings.isCovered(members) && rates(members) == 1) {
                chosen.put(title, members);
              }
            });
    if (chosen.isEmpty()) {
      Map<String, List<String>> byRate = new TreeMap<>();
      sets.forEach(
          (set, table) ->
              byRate.computeIfAbsent(table.rateName(), rate -> new ArrayList<>()).add(set));
      byRate.forEach(
          (rate, members) -> {
            if (members.size() > 1 && rankings.isCovered(members)) {
              chosen.put("All sets, " + rate, members);
            }
          });
    }
    return chosen;
  }

  private long rates(List<String> members) {
    return members.stream()
        .map(sets::get)
        .map(table -> table == null ? "" : table.rateName())
        .distinct()
        .count();
  }
}
