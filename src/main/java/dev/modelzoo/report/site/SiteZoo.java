package dev.modelzoo.report.site;

import dev.modelzoo.benchmark.RunName;
import dev.modelzoo.report.rank.RankedResult;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is known beside the results.
 *
 * @param title of the site
 * @param groups of test sets by name, in their order
 * @param privateSets ids of sets whose texts must not be shown
 * @param privateDigests of their pinned versions
 * @param cards by id of the model
 */
public record SiteZoo(
    String title,
    Map<String, List<String>> groups,
    Set<String> privateSets,
    Set<String> privateDigests,
    Map<String, Card> cards) {
  /**
   * What a model says of itself.
   *
   * @param facts name and value
   * @param readme empty if there is none
   * @param versions digest by the number under which it is pinned
   */
  public record Card(List<Fact> facts, String readme, Map<String, Integer> versions) {
    static final Card NONE = new Card(List.of(), "", Map.of());
  }

  /** A name and its value. */
  public record Fact(String name, String value) {}

  /** Digest of the pinned version, by model. */
  Map<String, String> pinned() {
    Map<String, String> pinned = new HashMap<>();
    cards.forEach(
        (model, card) -> card.versions().keySet().forEach(digest -> pinned.put(model, digest)));
    return pinned;
  }

  Card card(String model) {
    return cards.getOrDefault(model, Card.NONE);
  }

  /** By any of what a result says of its set: one of them may be forged, or by mistake. */
  boolean isPrivate(RankedResult result) {
    Optional<String> folder =
        RunName.parse(RankedResult.folderName(result.result())).map(run -> run.set().value());
    return privateSets.contains(result.set())
        || folder.filter(privateSets::contains).isPresent()
        || privateDigests.contains(result.result().comparison().getOrDefault("set", ""));
  }
}
