package dev.modelzoo.report.result;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.modelzoo.benchmark.Confusions;
import dev.modelzoo.check.Printable;
import dev.modelzoo.report.html.DataBlock;
import dev.modelzoo.report.html.Page;
import dev.modelzoo.report.html.PageTemplates;
import dev.modelzoo.report.result.ReportSummary.Fact;
import dev.modelzoo.scoring.EditKind;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * All that the page of one result shows ({@code report/result.jte}).
 *
 * @param subtitle when and with what it was made; may be empty
 * @param utterances that DETAILS.txt has
 * @param audio how many of these can be heard
 * @param comparisonKey empty for a result by the old rule
 * @param data what the page's script reads: the index, then the texts, then audio
 */
public record ReportPage(
    Page page,
    String title,
    String subtitle,
    ReportSummary summary,
    int utterances,
    int audio,
    List<GroupTable> groups,
    List<ConfusionTable> confusions,
    List<Fact> comparison,
    String comparisonKey,
    List<Fact> provenance,
    List<DataBlock> data) {
  private static final List<String> STYLES =
      List.of("report.css", "utterances.css", "aligned.css", "detail.css");

  private static final List<String> SCRIPTS =
      List.of(
          "inflate.js",
          "data.js",
          "text.js",
          "align.js",
          "query.js",
          "address.js",
          "list.js",
          "row.js",
          "changes.js",
          "detail.js",
          "filters.js",
          "report.js");

  public ReportPage {
    groups = List.copyOf(groups);
    confusions = List.copyOf(confusions);
    comparison = List.copyOf(comparison);
    provenance = List.copyOf(provenance);
    data = List.copyOf(data);
  }

  /**
   * Reads the result and works out what is shown. {@code audio}: the files of some utterances, by
   * their ids, that go into the page.
   */
  public static ReportPage of(ReportSource source, Function<Set<String>, List<DataBlock>> audio) {
    ReportReading reading = new ReportReading(source);
    reading.read();
    List<GroupColumn> columns = reading.columns(ReportSummary.tokenName(source));
    Set<String> heard = heard(source, reading);
    List<DataBlock> data = new ArrayList<>();
    data.add(
        new UtteranceIndex(reading.lines())
            .pack(source, ReportSummary.rateName(source), columns, reading.seconds()));
    data.addAll(reading.texts());
    data.addAll(audio.apply(heard));
    JsonObject json = source.results();
    String title = title(source);
    return new ReportPage(
        new Page(title, STYLES, SCRIPTS),
        title,
        subtitle(json),
        ReportSummary.of(source, reading),
        reading.lines().size(),
        heard.size(),
        tables(columns, reading, source),
        confusions(reading.confusions()),
        flat(json.get("comparison")),
        ReportSummary.text(json, "comparison_key"),
        flat(json.get("provenance")),
        data);
  }

  /** The ids of the result's utterances that have audio; a set may have more utterances. */
  private static Set<String> heard(ReportSource source, ReportReading reading) {
    return reading.lines().stream()
        .map(ScoredLine::id)
        .filter(source.audio()::containsKey)
        .collect(Collectors.toSet());
  }

  /** Writes the page. */
  public void write(Writer out) {
    PageTemplates.render("report/result.jte", Map.of("report", this), out);
  }

  private static List<GroupTable> tables(
      List<GroupColumn> columns, ReportReading reading, ReportSource source) {
    List<GroupTable> tables = new ArrayList<>();
    for (int number = 0; number < columns.size(); number++) {
      GroupColumn column = columns.get(number);
      if (ReportReading.isGrouping(column)) {
        tables.add(GroupTable.of(column, number, reading.lines(), source.columns()));
      }
    }
    return tables;
  }

  private static List<ConfusionTable> confusions(Confusions confusions) {
    return List.of(
        ConfusionTable.of(EditKind.SUBSTITUTION, "Substitutions", confusions),
        ConfusionTable.of(EditKind.DELETION, "Deletions", confusions),
        ConfusionTable.of(EditKind.INSERTION, "Insertions", confusions));
  }

  private static String title(ReportSource source) {
    if (source.results().get("provenance") instanceof JsonObject provenance
        && provenance.has("model")
        && provenance.has("set")) {
      return ReportSummary.text(provenance, "model")
          + " on "
          + ReportSummary.text(provenance, "set");
    }
    return Printable.text(source.name());
  }

  private static String subtitle(JsonObject json) {
    List<String> parts = new ArrayList<>();
    Optional.of(ReportSummary.text(json, "normalizer"))
        .filter(text -> !text.isEmpty())
        .ifPresent(text -> parts.add("normalised by " + text));
    if (json.get("provenance") instanceof JsonObject provenance) {
      if (provenance.get("timing") instanceof JsonObject timing && timing.has("started")) {
        String started = ReportSummary.text(timing, "started");
        parts.add(0, "run on " + started.substring(0, Math.min(10, started.length())));
      }
      if (provenance.has("tool")) {
        parts.add("scored by " + ReportSummary.text(provenance, "tool"));
      }
    }
    return String.join(" · ", parts);
  }

  private static List<Fact> flat(JsonElement json) {
    List<Fact> facts = new ArrayList<>();
    if (json instanceof JsonObject object) {
      flatten("", object, facts);
    }
    return facts;
  }

  private static void flatten(String prefix, JsonObject json, List<Fact> facts) {
    json.entrySet()
        .forEach(
            part -> {
              if (part.getValue() instanceof JsonObject inner) {
                flatten(prefix + part.getKey() + " · ", inner, facts);
              } else {
                JsonElement value = part.getValue();
                String text = value.isJsonPrimitive() ? value.getAsString() : value.toString();
                facts.add(new Fact(Printable.text(prefix + part.getKey()), Printable.text(text)));
              }
            });
  }
}
