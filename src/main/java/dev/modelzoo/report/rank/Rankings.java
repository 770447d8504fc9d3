package dev.modelzoo.report.rank;

import dev.modelzoo.scoring.statistics.JointErrors;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Makes tables of results. Of several results of the same version of a model on the same set, by
 * the same rules, the newest counts. What tables share is read once.
 */
public final class Rankings {
  private final List<Contender> contenders;
  private final Map<String, SetEvidence> evidence = new LinkedHashMap<>();

  private Rankings(List<Contender> contenders) {
    this.contenders = contenders;
  }

  /**
   * Reads the results' utterances.
   *
   * @throws dev.modelzoo.error.ZooException of kind CONFLICT if results of one set were scored by
   *     different rules or on different utterances
   */
  public static Rankings of(Collection<RankedResult> results) {
    List<RankedResult> newest = newest(results);
    ComparableSets.requireOneKey(newest);
    Rankings rankings = new Rankings(Contender.of(newest));
    List<String> sets = List.copyOf(rankings.sets());
    List<SetEvidence> read = sets.parallelStream().map(rankings::read).toList();
    read.forEach(one -> rankings.evidence.put(one.set(), one));
    return rankings;
  }

  /**
   * Without those that a newer one of the same version, on the same set by the same rules,
   * replaces.
   */
  public static List<RankedResult> newest(Collection<RankedResult> results) {
    Map<String, RankedResult> newest = new LinkedHashMap<>();
    results.stream().sorted(RankedResult.BY_AGE).forEach(one -> newest.put(one.repeats(), one));
    return List.copyOf(newest.values());
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

  static int place(SetEvidence evidence, String set, Contender contender) {
    return evidence.results().indexOf(contender.results().get(set));
  }

  private SetEvidence read(String set) {
    return SetEvidence.read(
        set,
        contenders.stream()
            .map(Contender::results)
            .filter(results -> results.containsKey(set))
            .map(results -> results.get(set))
            .toList());
  }
}
