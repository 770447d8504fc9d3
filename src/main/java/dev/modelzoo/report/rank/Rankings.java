package dev.modelzoo.report.rank;

import dev.modelzoo.error.ZooException;
import dev.modelzoo.scoring.statistics.JointErrors;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BinaryOperator;

/**
 * Makes tables of results. Of several results of the same version of a model on the same set, by
 * the same rules, the newest counts. What tables share is read once.
 */
public final class Rankings {
  private final List<Contender> contenders;
  private final Map<String, SetEvidence> evidence;
  private final Map<String, ZooException> damaged;

  private Rankings(
      List<Contender> contenders,
      Map<String, SetEvidence> evidence,
      Map<String, ZooException> damaged) {
    this.contenders = List.copyOf(contenders);
    this.evidence = Map.copyOf(evidence);
    this.damaged = Collections.unmodifiableMap(new TreeMap<>(damaged));
  }

  /** Reads the results' utterances. A set whose results are damaged does not stop the others. */
  public static Rankings of(RankedSelection selection) {
    Map<String, List<RankedResult>> bySet = new TreeMap<>();
    selection
        .taken()
        .forEach(one -> bySet.computeIfAbsent(one.set(), set -> new ArrayList<>()).add(one));
    Map<String, SetEvidence> evidence = new ConcurrentHashMap<>();
    Map<String, ZooException> damaged = new ConcurrentHashMap<>();
    bySet.entrySet().parallelStream()
        .forEach(
            set -> {
              try {
                evidence.put(set.getKey(), SetEvidence.read(set.getKey(), set.getValue()));
              } catch (ZooException e) {
                damaged.put(set.getKey(), e);
              }
            });
    List<RankedResult> sound =
        selection.taken().stream().filter(one -> !damaged.containsKey(one.set())).toList();
    return new Rankings(Contender.of(sound), evidence, damaged);
  }

  /** Why the results of a set could not be read, by the set. */
  public Map<String, ZooException> damaged() {
    return damaged;
  }

  /**
   * Without those that a newer one of the same version, on the same set by the same rules,
   * replaces; the oldest first.
   */
  public static List<RankedResult> newest(Collection<RankedResult> results) {
    Map<String, RankedResult> newest = new LinkedHashMap<>();
    results.forEach(
        one -> newest.merge(one.repeats(), one, BinaryOperator.maxBy(RankedResult.BY_AGE)));
    return newest.values().stream().sorted(RankedResult.BY_AGE).toList();
  }

  /** The sets of which there are results, by their names. */
  public Collection<String> sets() {
    TreeSet<String> sets = new TreeSet<>();
    contenders.forEach(contender -> sets.addAll(contender.results().keySet()));
    return sets;
  }

  public List<Contender> contenders() {
    return contenders;
  }

  /** The table of one of {@link #sets}. */
  public RankTable set(String set) {
    return new TableMaker(set, false, List.of(set), this).table();
  }

  /**
   * The table of several sets together.
   *
   * @throws dev.modelzoo.error.ZooException of kind CONFLICT if they do not count the same unit
   */
  public RankTable group(String title, List<String> sets) {
    return new TableMaker(title, true, sets, this).table();
  }

  /** Whether a model has results of all these sets. */
  public boolean isCovered(List<String> sets) {
    return contenders.stream().anyMatch(one -> one.results().keySet().containsAll(sets));
  }

  SetEvidence evidence(String set) {
    SetEvidence found = evidence.get(set);
    if (found == null) {
      throw new IllegalArgumentException("No results of " + set);
    }
    return found;
  }

  /** Adds what each set has on some contenders, all of which have results of all these sets. */
  void addTo(JointErrors errors, List<String> sets, List<Contender> chosen) {
    for (String set : sets) {
      SetEvidence found = evidence(set);
      found.addTo(errors, chosen.stream().map(one -> place(found, set, one)).toList());
    }
  }

  /** What is drawn of these sets, each named once. */
  List<String> drawn(List<String> sets) {
    return sets.stream().map(set -> evidence(set).drawn()).distinct().toList();
  }

  static int place(SetEvidence evidence, String set, Contender contender) {
    return evidence.results().indexOf(contender.results().get(set));
  }
}
