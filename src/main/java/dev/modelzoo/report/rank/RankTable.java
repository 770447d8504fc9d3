package dev.modelzoo.report.rank;

import java.util.List;
import java.util.Optional;

/**
 * Models ranked on one set or on several together.
 *
 * @param title name of the set or of the group
 * @param group whether it is of more than a set of that name
 * @param sets in their order
 * @param rateName CER, WER or MER
 * @param standings the best first; behind the ranked ones those that lack a set
 * @param pairs every two of the ranked ones
 * @param blocks speakers, recordings or utterances that the bootstrap draws from
 */
public record RankTable(
    String title,
    boolean group,
    List<String> sets,
    String rateName,
    List<Standing> standings,
    List<PairTest> pairs,
    int blocks) {
  private static final int FEW_BLOCKS = 20;

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

  /** What whoever reads the ranks should know; empty if there are no ranks or enough blocks. */
  public Optional<String> caution() {
    return pairs.isEmpty() || blocks >= FEW_BLOCKS
        ? Optional.empty()
        : Optional.of(
            "Few to go by: %s to draw from, so p and ranks are rough."
                .formatted(count(blocks, "block")));
  }

  private static String count(long number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }
}
