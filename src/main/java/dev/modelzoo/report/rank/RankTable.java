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
 * @param blocks how many there are that the bootstrap draws from
 * @param drawn what they are: names of columns whose values they are, or {@link #UTTERANCE}
 */
public record RankTable(
    String title,
    boolean group,
    List<String> sets,
    String rateName,
    List<Standing> standings,
    List<PairTest> pairs,
    int blocks,
    List<String> drawn) {
  /** What is drawn where no column says which utterances belong together. */
  static final String UTTERANCE = "utterance";

  private static final int FEW_BLOCKS = 20;

  public RankTable {
    sets = List.copyOf(sets);
    standings = List.copyOf(standings);
    pairs = List.copyOf(pairs);
    drawn = List.copyOf(drawn);
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
            "Few to go by: %s to draw from, so p and ranks are rough.".formatted(blocksPhrase()));
  }

  /** As {@code compare} and scores say it; sets of a group may differ in what is drawn. */
  private String blocksPhrase() {
    if (drawn.size() != 1) {
      List<String> kinds = drawn.stream().map(RankTable::kind).toList();
      return count(blocks, "block") + " (" + String.join("; ", kinds) + ")";
    }
    String only = drawn.get(0);
    return only.equals(UTTERANCE)
        ? count(blocks, UTTERANCE)
        : "%s of %s".formatted(count(blocks, "value"), only);
  }

  private static String kind(String drawn) {
    return drawn.equals(UTTERANCE) ? "utterances" : "values of " + drawn;
  }

  private static String count(long number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }
}
