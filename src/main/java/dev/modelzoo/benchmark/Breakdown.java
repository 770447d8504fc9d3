package dev.modelzoo.benchmark;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.modelzoo.scoring.ErrorCounts;
import dev.modelzoo.scoring.statistics.Interval;
import dev.modelzoo.text.CodePointOrder;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A score split by the values of a column: each group scored as a test set of its own.
 *
 * @param column as the metadata writes it
 * @param groups by code point of their values
 */
public record Breakdown(String column, List<Group> groups) {
  static final String HEADER = "COLUMN\tVALUE\tUTTERANCES\tANSWERED\tN\tC\tS\tD\tI\tRATE\n";

  private static final String LINE = "%10s  %-18s  %-20s  %-16s  %s";

  /** A column with more values names utterances rather than groups of them. */
  static final int MAXIMUM_GROUPS = 1000;

  public Breakdown {
    groups = List.copyOf(groups);
  }

  /**
   * Utterances that have one value of the column.
   *
   * @param value empty for those of which none is known
   * @param answered utterances with a hypothesis that has a token, or needs none
   * @param interval of the rate; empty if it was not asked for or cannot be told
   */
  public record Group(
      String value,
      int utterances,
      int answered,
      ErrorCounts counts,
      Optional<Interval> interval) {}

  static Breakdown of(ScoreReport report, String column, boolean withIntervals) {
    List<Group> groups = new ArrayList<>();
    split(report, column)
        .forEach(
            (value, scores) -> {
              Optional<Interval> interval =
                  withIntervals
                      ? Uncertainty.of(scores, report.columns()).interval()
                      : Optional.empty();
              groups.add(group(value, scores, interval));
            });
    return new Breakdown(column, groups);
  }

  private static Map<String, List<UtteranceScore>> split(ScoreReport report, String column) {
    Map<String, List<UtteranceScore>> byValue = new TreeMap<>(CodePointOrder.INSTANCE);
    for (UtteranceScore score : report.utterances()) {
      byValue
          .computeIfAbsent(report.columns().value(column, score.id()), v -> new ArrayList<>())
          .add(score);
    }
    return byValue;
  }

  private static Group group(
      String value, List<UtteranceScore> scores, Optional<Interval> interval) {
    ErrorCounts counts = ErrorCounts.ZERO;
    int answered = 0;
    for (UtteranceScore score : scores) {
      counts = counts.plus(score.counts());
      answered += score.status() == UtteranceScore.Status.OK ? 1 : 0;
    }
    return new Group(value, scores.size(), answered, counts, interval);
  }

  /** One line per group. */
  void write(Writer out) throws IOException {
    for (Group group : groups) {
      ErrorCounts counts = group.counts();
      out.append(
          String.join(
                  "\t",
                  column,
                  group.value(),
                  Integer.toString(group.utterances()),
                  Integer.toString(group.answered()),
                  Long.toString(counts.referenceLength()),
                  Long.toString(counts.correct()),
                  Long.toString(counts.substitutions()),
                  Long.toString(counts.deletions()),
                  Long.toString(counts.insertions()),
                  Percentage.twoDecimals(counts.percentage()))
              + "\n");
    }
  }

  /** A table for people, a line per group below a heading. */
  public List<String> lines(String rateName) {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT, LINE, rateName, "95 % interval", "errors / tokens", "answered", column));
    for (Group group : groups) {
      lines.add(
          String.format(
              Locale.ROOT,
              LINE,
              Percentage.withSign(group.counts().percentage()),
              Uncertainty.range(group.interval()),
              group.counts().errors() + " / " + group.counts().referenceLength(),
              group.answered() + " of " + group.utterances(),
              group.value().isEmpty() ? "(no value)" : group.value()));
    }
    return lines;
  }

  /** An object with the column's name and an array of its groups. */
  public JsonObject toJson() {
    JsonArray rows = new JsonArray();
    for (Group group : groups) {
      JsonObject row = new JsonObject();
      row.addProperty("value", group.value());
      row.addProperty("utterances", group.utterances());
      row.addProperty("answered", group.answered());
      row.addProperty("C", group.counts().correct());
      row.addProperty("S", group.counts().substitutions());
      row.addProperty("I", group.counts().insertions());
      row.addProperty("D", group.counts().deletions());
      ResultsFile.addNumber(row, "token_error_rate", group.counts().percentage());
      ResultsFile.addNumber(
          row, "low", Uncertainty.percentage(group.interval().map(Interval::low)));
      ResultsFile.addNumber(
          row, "high", Uncertainty.percentage(group.interval().map(Interval::high)));
      rows.add(row);
    }
    JsonObject json = new JsonObject();
    json.addProperty("column", column);
    json.add("groups", rows);
    return json;
  }
}
