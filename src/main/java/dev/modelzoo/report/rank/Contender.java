package dev.modelzoo.report.rank;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * One version of a model, with its results.
 *
 * @param digest of its files; empty where no run is told of
 * @param results the newest of each set, by the set's id
 */
public record Contender(String model, String digest, NavigableMap<String, RankedResult> results) {
  private static final int SHOWN_DIGITS = 8;

  public Contender {
    results = Collections.unmodifiableNavigableMap(new TreeMap<>(results));
  }

  /** The versions that have results, by their names and then the oldest first. */
  public static List<Contender> of(Collection<RankedResult> results) {
    Map<List<String>, NavigableMap<String, RankedResult>> found = new LinkedHashMap<>();
    results.stream()
        .sorted(RankedResult.BY_AGE)
        .forEach(
            one ->
                found
                    .computeIfAbsent(
                        List.of(one.model(), one.modelDigest()), version -> new TreeMap<>())
                    .put(one.set(), one)); // the newer one stays
    List<Contender> contenders = new ArrayList<>();
    found.forEach(
        (version, bySet) -> contenders.add(new Contender(version.get(0), version.get(1), bySet)));
    contenders.sort((left, right) -> left.model().compareTo(right.model()));
    return List.copyOf(contenders);
  }

  /** A name that tells it from other versions of its model, if there are any among {@code all}. */
  public String name(Collection<Contender> all) {
    boolean alone = all.stream().filter(other -> other.model.equals(model)).count() == 1;
    return alone || digest.isEmpty() ? model : model + "@" + shortDigest();
  }

  /** The beginning of its digest, as {@code ID@} takes it; empty if there is none. */
  public String shortDigest() {
    int colon = digest.indexOf(':');
    return digest.substring(0, Math.min(digest.length(), colon + 1 + SHOWN_DIGITS));
  }
}
