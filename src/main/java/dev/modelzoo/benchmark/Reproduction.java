package dev.modelzoo.benchmark;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.scoring.ErrorCounts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A published score beside the one of a run that repeated it. The published hypotheses are scored
 * again, too: that tells a claim whose counts are not those of its hypotheses, and makes a score by
 * other rules comparable.
 *
 * @param claimed the counts that the publisher wrote
 * @param rescored those of the published hypotheses, by the rules of this version
 * @param here those of the repetition
 * @param ruleChanges the parts of the comparison key that differ, with both values; empty if the
 *     claim is by the same rules
 * @param differing how many utterances have another hypothesis, as the SBI wrote them
 * @param differences the first of these; those that also differ after normalisation come first
 */
public record Reproduction(
    Verdict verdict,
    ErrorCounts claimed,
    ErrorCounts rescored,
    ErrorCounts here,
    Map<String, Change> ruleChanges,
    int differing,
    List<Difference> differences) {
  /** What a repetition shows, from the best to the worst. */
  public enum Verdict {
    /** Every hypothesis is the published one, and so is the score. */
    IDENTICAL,
    /**
     * Other hypotheses, and the same counts of correct, substituted, deleted and inserted tokens.
     */
    SAME_COUNTS,
    /** Other counts, and a rate that is as near as was asked for. */
    WITHIN_TOLERANCE,
    NOT_REPRODUCED
  }

  /** A part of the comparison key. */
  public record Change(String published, String here) {}

  /**
   * An utterance with two hypotheses, each aligned with the reference.
   *
   * @param publishedText as the SBI wrote it; empty if it wrote no line
   * @param sameTokens whether they are the same after normalisation
   */
  public record Difference(
      String id,
      Optional<String> publishedText,
      Optional<String> hereText,
      boolean sameTokens,
      ScoredUtterance published,
      ScoredUtterance here) {}

  /**
   * What counts as reproduced, and how much is kept.
   *
   * @param tolerance of the error rate, in points of a per cent; 0 if the counts must be equal
   * @param limit of the utterances that are kept
   */
  public record Options(double tolerance, int limit) {
    public Options {
      if (!(tolerance >= 0) || limit < 0) {
        throw new IllegalArgumentException(tolerance + " points, " + limit + " utterances");
      }
    }
  }

  public Reproduction {
    ruleChanges = new LinkedHashMap<>(ruleChanges);
    differences = List.copyOf(differences);
  }

  /** Compares a claim with a run of the same version on the same test set. */
  public static Reproduction of(
      ResultRecord published, ResultRecord mine, BenchmarkResult result, Options options) {
    ScoreReport here = result.report();
    Map<String, String> references =
        TranscriptFile.read(result.runFolder().resolve(RunDirectory.REFERENCES), ErrorKind.CORRUPT)
            .texts();
    ScoreReport again = here.scorer().score(references, published.hypotheses(), Map.of());
    Map<String, Change> changes = changes(published.comparison(), mine.comparison());
    ErrorCounts expected = changes.isEmpty() ? published.counts() : again.counts();
    List<Pair> pairs = pairs(published, mine, again, here);
    boolean sameTexts = published.hypotheses().equals(mine.hypotheses());
    return new Reproduction(
        verdict(expected, here.counts(), sameTexts, options.tolerance()),
        published.counts(),
        again.counts(),
        here.counts(),
        changes,
        pairs.size(),
        pairs.stream()
            .limit(options.limit())
            .map(
                pair ->
                    new Difference(
                        pair.here().id(),
                        Optional.ofNullable(published.hypotheses().get(pair.here().id())),
                        Optional.ofNullable(mine.hypotheses().get(pair.here().id())),
                        pair.sameTokens(),
                        aligned(again, pair.published()),
                        aligned(here, pair.here())))
            .toList());
  }

  private static Verdict verdict(
      ErrorCounts expected, ErrorCounts here, boolean sameTexts, double tolerance) {
    if (expected.equals(here)) {
      return sameTexts ? Verdict.IDENTICAL : Verdict.SAME_COUNTS;
    }
    boolean near =
        tolerance > 0
            && expected.referenceLength() == here.referenceLength()
            && points(expected, here).orElse(Double.POSITIVE_INFINITY) <= tolerance;
    return near ? Verdict.WITHIN_TOLERANCE : Verdict.NOT_REPRODUCED;
  }

  /** From one division only, so that a tolerance of 0.1 takes a difference of 0.1. */
  private static OptionalDouble points(ErrorCounts expected, ErrorCounts here) {
    return here.referenceLength() == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            100.0 * Math.abs(expected.errors() - here.errors()) / here.referenceLength());
  }

  /** The parts of two comparison keys that differ. */
  static Map<String, Change> changes(Map<String, String> published, Map<String, String> here) {
    Map<String, Change> changes = new LinkedHashMap<>();
    here.forEach(
        (name, value) -> {
          String before = published.getOrDefault(name, "");
          if (!before.equals(value)) {
            changes.put(name, new Change(before, value));
          }
        });
    return changes;
  }

  private record Pair(UtteranceScore published, UtteranceScore here) {
    boolean sameTokens() {
      return published.hypothesis().equals(here.hypothesis())
          && published.status() == here.status();
    }
  }

  /** Those with other texts; of these, first those with other tokens, else by id. */
  private static List<Pair> pairs(
      ResultRecord published, ResultRecord mine, ScoreReport again, ScoreReport here) {
    List<Pair> pairs = new ArrayList<>();
    for (int index = 0; index < here.utterances().size(); index++) {
      Pair pair = new Pair(again.utterances().get(index), here.utterances().get(index));
      String id = pair.here().id();
      if (!Objects.equals(published.hypotheses().get(id), mine.hypotheses().get(id))) {
        pairs.add(pair);
      }
    }
    pairs.sort(Comparator.comparing(Pair::sameTokens));
    return pairs;
  }

  private static ScoredUtterance aligned(ScoreReport report, UtteranceScore score) {
    return new ScoredUtterance(score.id(), score.status().label(), report.scorer().align(score));
  }

  /** Whether the published counts are those of the published hypotheses; unknown by other rules. */
  public boolean isClaimWrong() {
    return ruleChanges.isEmpty() && !claimed.equals(rescored);
  }

  /** What the repetition had to reach. */
  public ErrorCounts expected() {
    return ruleChanges.isEmpty() ? claimed : rescored;
  }

  /** Here less published, in points of a per cent; empty if the references have no tokens. */
  public OptionalDouble difference() {
    OptionalDouble points = points(expected(), here);
    return here.errors() < expected().errors() && points.isPresent()
        ? OptionalDouble.of(-points.getAsDouble())
        : points;
  }
}
