package dev.modelzoo.report;

import dev.modelzoo.benchmark.Percentage;
import dev.modelzoo.report.Comparison.Group;
import dev.modelzoo.scoring.ErrorCounts;
import dev.modelzoo.scoring.statistics.Bootstrap;
import dev.modelzoo.scoring.statistics.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** A comparison as lines for people. */
public final class ComparisonText {
  private static final int MANY_SEGMENTS = 50;
  private static final int MANY_BLOCKS = 10;

  private final Comparison comparison;
  private final String firstName;
  private final String secondName;

  /** With the names under which the results are shown. */
  public ComparisonText(Comparison comparison, String firstName, String secondName) {
    this.comparison = comparison;
    this.firstName = firstName;
    this.secondName = secondName;
  }

  /** Both rates, their difference, the tests, and what they say together. */
  public List<String> summary() {
    Bootstrap bootstrap = comparison.bootstrap();
    ErrorCounts first = comparison.first().counts();
    ErrorCounts second = comparison.second().counts();
    List<String> lines = new ArrayList<>();
    lines.add("A           " + rate(first, comparison.firstInterval()) + "  " + firstName);
    lines.add("B           " + rate(second, comparison.secondInterval()) + "  " + secondName);
    lines.add(
        "B - A       %s points, 95 %% interval %s%s"
            .formatted(
                points(difference(first, second)),
                bootstrap.difference().map(ComparisonText::range).orElse("n/a"),
                relative(first, second)));
    lines.add(
        "MAPSSWE     %s (%d segments%s)"
            .formatted(
                probability(comparison.matchedPairs().pValue()),
                comparison.matchedPairs().segments(),
                comparison.matchedPairs().segments() < MANY_SEGMENTS
                    ? ", too few to rely on"
                    : ""));
    lines.add(
        "bootstrap   %s (%d draws of %d, by %s%s)"
            .formatted(
                probability(bootstrap.pValue()),
                Bootstrap.REPLICATES,
                comparison.blockCount(),
                comparison.blocks(),
                comparison.blockCount() < MANY_BLOCKS ? "; too few to rely on" : ""));
    lines.add("verdict     " + verdict());
    lines.add(
        "utterances  %d: fewer errors in A %d, in B %d, as many in both %d"
            .formatted(
                comparison.utterances(),
                comparison.firstBetter(),
                comparison.secondBetter(),
                comparison.utterances() - comparison.firstBetter() - comparison.secondBetter()));
    return lines;
  }

  /** A table by the values of a column; empty if that was not asked for. */
  public List<String> groups(String column) {
    List<String> lines = new ArrayList<>();
    if (!comparison.by().isEmpty()) {
      lines.add(row("A", "B", "B - A", "95 % interval", "utterances", column));
    }
    for (Group group : comparison.by()) {
      lines.add(
          row(
              Percentage.withSign(group.first().percentage()),
              Percentage.withSign(group.second().percentage()),
              points(difference(group.first(), group.second())),
              group.bootstrap().difference().map(ComparisonText::range).orElse("n/a"),
              Integer.toString(group.utterances()),
              group.value().isEmpty() ? "(no value)" : group.value()));
    }
    return lines;
  }

  /** The utterances on which they differ most, aligned. */
  public List<String> worst() {
    List<String> lines = new ArrayList<>();
    for (PairedUtterance pair : comparison.worst()) {
      lines.add(
          "%s  errors: A %d, B %d"
              .formatted(
                  pair.id(), pair.first().counts().errors(), pair.second().counts().errors()));
      lines.addAll(AlignedRows.of(pair.first().alignment(), pair.second().alignment(), "A", "B"));
    }
    return lines;
  }

  private String verdict() {
    if (comparison.alike() == comparison.utterances()) {
      return "identical: the same errors in every utterance";
    }
    boolean mapsswe = isSmall(comparison.matchedPairs().pValue());
    boolean bootstrap = isSmall(comparison.bootstrap().pValue());
    String level = String.format(Locale.ROOT, "p < %.2f", Comparison.SIGNIFICANT);
    if (!mapsswe && !bootstrap) {
      return "no significant difference (%s)".formatted(refusal(level));
    }
    if (mapsswe != bootstrap) {
      String other =
          mapsswe
              ? tooLittle(comparison.bootstrap().pValue(), "the bootstrap")
              : tooLittle(comparison.matchedPairs().pValue(), "MAPSSWE");
      return "not clear: %s by %s only%s"
          .formatted(level, mapsswe ? "MAPSSWE" : "the bootstrap", other);
    }
    boolean firstIsBetter =
        comparison.first().counts().errors() < comparison.second().counts().errors();
    return "%s is better (%s by both tests)".formatted(firstIsBetter ? "A" : "B", level);
  }

  /** Why nothing is significant; a test without a p has found neither this nor that. */
  private String refusal(String level) {
    OptionalDouble mapsswe = comparison.matchedPairs().pValue();
    OptionalDouble bootstrap = comparison.bootstrap().pValue();
    if (mapsswe.isEmpty() && bootstrap.isEmpty()) {
      return "too little for either test";
    }
    if (mapsswe.isPresent() && bootstrap.isPresent()) {
      return level + " by neither test";
    }
    return "not %s by %s%s%s"
        .formatted(
            level,
            mapsswe.isPresent() ? "MAPSSWE" : "the bootstrap",
            tooLittle(mapsswe, "MAPSSWE"),
            tooLittle(bootstrap, "the bootstrap"));
  }

  private static String tooLittle(OptionalDouble pValue, String test) {
    return pValue.isPresent() ? "" : "; too little for " + test;
  }

  private static boolean isSmall(OptionalDouble pValue) {
    return pValue.isPresent() && pValue.getAsDouble() < Comparison.SIGNIFICANT;
  }

  private String rate(ErrorCounts counts, Optional<Interval> interval) {
    return "%s %s, 95 %% interval %s [ %d / %d, %d ins, %d del, %d sub ]"
        .formatted(
            comparison.first().rateName(),
            Percentage.withSign(counts.percentage()),
            interval.map(ComparisonText::range).orElse("n/a"),
            counts.errors(),
            counts.referenceLength(),
            counts.insertions(),
            counts.deletions(),
            counts.substitutions());
  }

  private static String row(String... cells) {
    return String.format(Locale.ROOT, "%10s  %10s  %8s  %-18s  %10s  %s", (Object[]) cells);
  }

  private static String range(Interval interval) {
    return "%s to %s"
        .formatted(
            Percentage.twoDecimals(OptionalDouble.of(100 * interval.low())),
            Percentage.twoDecimals(OptionalDouble.of(100 * interval.high())));
  }

  /** In points of a per cent, from one division only. */
  static OptionalDouble difference(ErrorCounts first, ErrorCounts second) {
    return first.referenceLength() == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(100.0 * (second.errors() - first.errors()) / first.referenceLength());
  }

  private static String points(OptionalDouble difference) {
    String text = Percentage.twoDecimals(difference);
    return difference.isPresent() && difference.getAsDouble() > 0 ? "+" + text : text;
  }

  private static String relative(ErrorCounts first, ErrorCounts second) {
    if (first.errors() == 0) {
      return "";
    }
    double change = 100.0 * (second.errors() - first.errors()) / first.errors();
    return String.format(Locale.ROOT, "; relative %+.1f %%", change);
  }

  private static String probability(OptionalDouble pValue) {
    if (pValue.isEmpty()) {
      return "p = n/a";
    }
    return pValue.getAsDouble() < 0.0001
        ? "p < 0.0001"
        : String.format(Locale.ROOT, "p = %.4f", pValue.getAsDouble());
  }
}
