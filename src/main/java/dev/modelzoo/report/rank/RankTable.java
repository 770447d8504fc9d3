package dev.modelzoo.report.rank;

import java.util.List;

/**
 * Models ranked on one set or on several together.
 *
 * @param title name of the set or of the group
 * @param group whether it is of more than a set of that name
 * @param sets in their order
 * @param rateName CER, WER or MER
 * @param standings the best first; behind the ranked ones those that lack a set
 * @param pairs every two of the ranked ones
 */
public record RankTable(
    String title,
    boolean group,
    List<String> sets,
    String rateName,
    List<Standing> standings,
    List<PairTest> pairs) {
  public RankTable {
    sets = List.copyOf(sets);
    standings = List.copyOf(standings);
    pairs = List.copyOf(pairs);
  }

  /** One line for people: what is ranked, and by what rule. */
  public String caption() {
    long ranked = standings.stream().filter(Standing::isComplete).count();
    return "%s: %s of %s%s"
        .formatted(
            title,
            rateName,
            count(ranked, "model"),
            group ? " on " + count(sets.size(), "set") : "");
  }

  private static String count(long number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }
}
