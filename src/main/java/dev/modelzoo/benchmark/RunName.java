package dev.modelzoo.benchmark;

import dev.modelzoo.content.EntryId;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a result folder, {@code DATE__MODEL__SET__MAXUTTS}; further runs on a day add {@code
 * .2}, {@code .3}, … Ordered from the oldest to the newest run.
 *
 * @param date the UTC date on which the run started
 * @param maxUtterances at most so many of the set were asked for
 * @param number 1 for the first run of that name
 */
public record RunName(LocalDate date, EntryId model, EntryId set, int maxUtterances, int number)
    implements Comparable<RunName> {
  private static final Pattern SHAPE =
      Pattern.compile("(\\d{4}-\\d{2}-\\d{2})__(.+?)__(.+?)__(\\d{1,9})(?:\\.(\\d{1,6}))?");

  private static final Comparator<RunName> ORDER =
      Comparator.comparing(RunName::date)
          .thenComparing(RunName::model)
          .thenComparing(RunName::set)
          .thenComparing(RunName::maxUtterances)
          .thenComparing(RunName::number);

  public RunName {
    if (maxUtterances < 1 || number < 1) {
      throw new IllegalArgumentException("Run " + number + " of " + maxUtterances + " utterances");
    }
  }

  /** Empty for anything but the name of a result folder. */
  public static Optional<RunName> parse(String text) {
    Matcher matcher = SHAPE.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new RunName(
              LocalDate.parse(matcher.group(1)),
              new EntryId(matcher.group(2)),
              new EntryId(matcher.group(3)),
              Integer.parseInt(matcher.group(4)),
              matcher.group(5) == null ? 1 : Integer.parseInt(matcher.group(5))));
    } catch (IllegalArgumentException | DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Whether both are runs of one model on the same number of utterances of one set. */
  boolean isRepetitionOf(RunName other) {
    return model.equals(other.model)
        && set.equals(other.set)
        && maxUtterances == other.maxUtterances;
  }

  RunName next() {
    return new RunName(date, model, set, maxUtterances, number + 1);
  }

  @Override
  public int compareTo(RunName other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    String name = "%s__%s__%s__%d".formatted(date, model, set, maxUtterances);
    return number == 1 ? name : name + "." + number;
  }
}
