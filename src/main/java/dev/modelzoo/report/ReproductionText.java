package dev.modelzoo.report;

import dev.modelzoo.benchmark.Percentage;
import dev.modelzoo.benchmark.Reproduction;
import dev.modelzoo.benchmark.Reproduction.Difference;
import dev.modelzoo.benchmark.ScoredUtterance;
import dev.modelzoo.check.Printable;
import dev.modelzoo.scoring.ErrorCounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A reproduction as lines for people. What a stranger wrote is made fit for a terminal. */
public final class ReproductionText {
  private final Reproduction reproduction;
  private final String rateName;
  private final int utterances;

  /**
   * Of a reproduction.
   *
   * @param rateName CER or WER
   * @param utterances that were scored
   */
  public ReproductionText(Reproduction reproduction, String rateName, int utterances) {
    this.reproduction = reproduction;
    this.rateName = rateName;
    this.utterances = utterances;
  }

  /** Both scores, and what is to be known of the published one. */
  public List<String> scores(String publishedBy, String hereBy) {
    List<String> lines = new ArrayList<>();
    lines.add("published  %s  %s".formatted(score(reproduction.claimed()), publishedBy));
    reproduction
        .ruleChanges()
        .forEach(
            (part, change) ->
                lines.add(
                    "           by other rules: %s '%s', here '%s'"
                        .formatted(part, Printable.text(change.published()), change.here())));
    if (!reproduction.ruleChanges().isEmpty()) {
      lines.add(
          "scored     %s  the published hypotheses, by the rules of this version"
              .formatted(score(reproduction.rescored())));
    }
    if (reproduction.isClaimWrong()) {
      lines.add(
          "WRONG      %s  is what the published hypotheses score, not what was published"
              .formatted(score(reproduction.rescored())));
    }
    lines.add("here       %s  %s".formatted(score(reproduction.here()), hereBy));
    return lines;
  }

  /** What it comes to, in one line. */
  public String verdict() {
    return switch (reproduction.verdict()) {
      case IDENTICAL -> "reproduced, identical: all %d utterances".formatted(utterances);
      case SAME_COUNTS -> "reproduced, same counts: " + differing();
      case WITHIN_TOLERANCE ->
          "reproduced within the tolerance: %s points; %s".formatted(points(), differing());
      case NOT_REPRODUCED -> "NOT reproduced: %s points; %s".formatted(points(), differing());
    };
  }

  /** The utterances that were kept because they differ, aligned. */
  public List<String> differences() {
    List<String> lines = new ArrayList<>();
    for (Difference difference : reproduction.differences()) {
      String id = Printable.text(difference.id());
      if (difference.sameTokens()) {
        lines.add(id + "  the same after normalisation");
        lines.add("  PUB  : " + Printable.text(difference.publishedText().orElse("")));
        lines.add("  HERE : " + Printable.text(difference.hereText().orElse("")));
      } else {
        lines.add(
            "%s  errors: published %s, here %s"
                .formatted(id, errors(difference.published()), errors(difference.here())));
        AlignedRows.of(
                difference.published().alignment(), difference.here().alignment(), "PUB", "HERE")
            .forEach(row -> lines.add(Printable.text(row)));
      }
    }
    int more = reproduction.differing() - reproduction.differences().size();
    if (more > 0) {
      lines.add("and %d more, which --limit shows".formatted(more));
    }
    return lines;
  }

  private static String errors(ScoredUtterance utterance) {
    boolean answered = utterance.status().equals("ok");
    return utterance.counts().errors() + (answered ? "" : " (" + utterance.status() + ")");
  }

  private String differing() {
    return "%d of %d hypotheses differ".formatted(reproduction.differing(), utterances);
  }

  private String points() {
    String text = Percentage.twoDecimals(reproduction.difference());
    return reproduction.difference().orElse(0) > 0 ? "+" + text : text;
  }

  private String score(ErrorCounts counts) {
    return String.format(
        Locale.ROOT,
        "%s %s [ %d / %d, %d ins, %d del, %d sub ]",
        rateName,
        Percentage.withSign(counts.percentage()),
        counts.errors(),
        counts.referenceLength(),
        counts.insertions(),
        counts.deletions(),
        counts.substitutions());
  }
}
