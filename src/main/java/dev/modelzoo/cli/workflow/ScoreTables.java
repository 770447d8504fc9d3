package dev.modelzoo.cli.workflow;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.modelzoo.benchmark.Breakdown;
import dev.modelzoo.benchmark.Confusions;
import dev.modelzoo.benchmark.Confusions.Confusion;
import dev.modelzoo.benchmark.ScoreReport;
import dev.modelzoo.benchmark.UtteranceColumns;
import dev.modelzoo.cli.console.Console;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.scoring.EditKind;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The tables that can be printed below a score, or added to its JSON. */
final class ScoreTables {
  private static final List<EditKind> KINDS =
      List.of(EditKind.SUBSTITUTION, EditKind.DELETION, EditKind.INSERTION);

  private final ScoreReport report;
  private final ScoreDetails details;

  ScoreTables(ScoreReport report, ScoreDetails details) {
    this.report = report;
    this.details = details;
  }

  void print(Console console) {
    details
        .by()
        .ifPresent(column -> report.by(column).lines(report.rateName()).forEach(console::result));
    if (details.confusions() > 0) {
      Confusions confusions = report.confusions();
      for (EditKind kind : KINDS) {
        confusions.top(kind, details.confusions()).forEach(c -> console.result(line(c)));
      }
    }
  }

  void addTo(JsonObject json) {
    details.by().ifPresent(column -> json.add("by", report.by(column).toJson()));
    if (details.confusions() > 0) {
      Confusions confusions = report.confusions();
      JsonObject kinds = new JsonObject();
      for (EditKind kind : KINDS) {
        JsonArray rows = new JsonArray();
        confusions.top(kind, details.confusions()).forEach(c -> rows.add(json(c)));
        kinds.add(kind.name().toLowerCase(Locale.ROOT) + "s", rows);
      }
      json.add("confusions", kinds);
    }
  }

  /** The column's name as the table writes it; it must name groups of utterances. */
  static String column(UtteranceColumns columns, String asked, Path file) {
    String column =
        columns
            .find(asked)
            .orElseThrow(
                () ->
                    new ZooException(
                        ErrorKind.NOT_FOUND,
                        "%s has no column '%s'".formatted(file, asked),
                        "It has " + String.join(", ", columns.names()) + "."));
    long values = columns.countValues(column);
    if (values > Breakdown.MAXIMUM_GROUPS) {
      throw new ZooException(
          ErrorKind.USAGE,
          "column %s of %s has %d values, too many to split by".formatted(column, file, values),
          "Choose a column of at most %d.".formatted(Breakdown.MAXIMUM_GROUPS));
    }
    return column;
  }

  private static String line(Confusion confusion) {
    String reference = confusion.edit().reference();
    String hypothesis = confusion.edit().hypothesis();
    String what =
        switch (confusion.edit().kind()) {
          case SUBSTITUTION -> "substituted  %s -> %s".formatted(reference, hypothesis);
          case DELETION -> "deleted      " + reference;
          case INSERTION -> "inserted     " + hypothesis;
          case CORRECT -> reference;
        };
    return String.format(Locale.ROOT, "%8d  %s", confusion.count(), what);
  }

  private static JsonObject json(Confusion confusion) {
    JsonObject json = new JsonObject();
    json.addProperty("count", confusion.count());
    json.addProperty("ref", confusion.edit().reference());
    json.addProperty("hyp", confusion.edit().hypothesis());
    return json;
  }
}
