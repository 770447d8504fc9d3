package dev.modelzoo.benchmark;

import dev.modelzoo.dataset.TestSet;
import dev.modelzoo.dataset.Utterance;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which utterances of a test set are used: those that are short enough, of them the first ones. All
 * by default; nothing is left out silently.
 *
 * @param maxUtterances at least 1
 * @param maxDuration of an utterance, as its metadata says
 */
public record Selection(int maxUtterances, Optional<Duration> maxDuration) {
  /** The number in the names of result folders if no other was asked for. */
  public static final int DEFAULT_MAX_UTTERANCES = 100_000;

  private static final Pattern LABEL =
      Pattern.compile(
          "(?:up to ([1-9][0-9]{0,6}(?:\\.[0-9]{1,9})?|0\\.[0-9]{0,8}[1-9]) s(?:, (?=first)|$))?"
              + "(?:first ([1-9][0-9]{0,8}))?");

  public static final Selection ALL = new Selection(DEFAULT_MAX_UTTERANCES, Optional.empty());

  public Selection {
    if (maxUtterances < 1) {
      throw new IllegalArgumentException("Not a number of utterances: " + maxUtterances);
    }
    if (maxDuration.isPresent() && (maxDuration.get().isNegative() || maxDuration.get().isZero())) {
      throw new IllegalArgumentException("Not a duration: " + maxDuration.get());
    }
  }

  /** The selection that a label of a comparison key stands for; empty if it is of another form. */
  public static Optional<Selection> parse(String label) {
    Matcher matcher = LABEL.matcher(label);
    if (label.equals(ComparisonKey.SELECTION_ALL)) {
      return Optional.of(ALL);
    }
    if (label.isEmpty() || !matcher.matches()) {
      return Optional.empty();
    }
    Optional<Duration> longest =
        Optional.ofNullable(matcher.group(1))
            .map(
                seconds -> Duration.ofNanos(new BigDecimal(seconds).movePointRight(9).longValue()));
    String first = matcher.group(2);
    return Optional.of(
        new Selection(first == null ? DEFAULT_MAX_UTTERANCES : Integer.parseInt(first), longest));
  }

  /**
   * What was selected of a set.
   *
   * @param label for the comparison key: {@code all} if nothing was skipped, whatever was asked for
   * @param skipped the too long ones, then those beyond the number, each in the order of the set
   */
  record Outcome(String label, List<Utterance> utterances, List<Skipped> skipped) {
    Outcome {
      utterances = List.copyOf(utterances);
      skipped = List.copyOf(skipped);
    }

    double audioSeconds() {
      return utterances.stream().mapToDouble(Utterance::duration).sum();
    }
  }

  record Skipped(String id, String reason) {}

  Outcome of(TestSet set) {
    List<Utterance> shortEnough = new ArrayList<>();
    List<Skipped> skipped = new ArrayList<>();
    for (Utterance utterance : set.utterances()) {
      if (isTooLong(utterance)) {
        skipped.add(new Skipped(utterance.id(), "longer than " + longest() + " s"));
      } else {
        shortEnough.add(utterance);
      }
    }
    // Two requests that select the same have the same label: it is compared.
    List<String> label = new ArrayList<>();
    if (!skipped.isEmpty()) {
      label.add("up to " + longest() + " s");
    }
    int used = Math.min(maxUtterances, shortEnough.size());
    if (used < shortEnough.size()) {
      label.add("first " + used);
    }
    shortEnough.subList(used, shortEnough.size()).stream()
        .map(utterance -> new Skipped(utterance.id(), "after the first " + used))
        .forEach(skipped::add);
    return new Outcome(
        label.isEmpty() ? ComparisonKey.SELECTION_ALL : String.join(", ", label),
        shortEnough.subList(0, used),
        skipped);
  }

  private boolean isTooLong(Utterance utterance) {
    return maxDuration.isPresent()
        && BigDecimal.valueOf(utterance.duration()).compareTo(seconds(maxDuration.get())) > 0;
  }

  private String longest() {
    return seconds(maxDuration.orElse(Duration.ZERO)).stripTrailingZeros().toPlainString();
  }

  private static BigDecimal seconds(Duration duration) {
    return BigDecimal.valueOf(duration.getSeconds()).add(BigDecimal.valueOf(duration.getNano(), 9));
  }
}
