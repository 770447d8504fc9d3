package dev.modelzoo.report.site;

import dev.modelzoo.report.html.PageTemplates;
import dev.modelzoo.report.rank.RankTable;
import dev.modelzoo.report.rank.RankedResult;
import dev.modelzoo.report.result.ReportFolder;
import dev.modelzoo.report.result.ReportPage;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Pages of all models and test sets that have results. They work from a disk, without a network;
 * the same results make the same bytes. Of private sets they hold scores and no text.
 */
public final class LeaderboardSite {
  private final SiteZoo zoo;
  private final SiteResults results;
  private final SitePlaces places;
  private final List<String> notes;
  private final boolean reports;

  private LeaderboardSite(SiteZoo zoo, SiteResults results, List<String> notes, boolean reports) {
    this.zoo = zoo;
    this.results = results;
    this.places = new SitePlaces(results.models(), results.sets().keySet());
    this.notes = List.copyOf(notes);
    this.reports = reports;
  }

  /**
   * Reads the results and ranks them.
   *
   * @param results at least one
   * @param notes what was left out, for the first page
   * @param reports whether there is a report of each result that is ranked
   */
  public static LeaderboardSite of(
      SiteZoo zoo, Collection<RankedResult> results, List<String> notes, boolean reports) {
    return new LeaderboardSite(zoo, new SiteResults(zoo, results), notes, reports);
  }

  public int models() {
    return results.models().size();
  }

  public int sets() {
    return results.sets().size();
  }

  /** Why sets are missing whose results are damaged, a line each. */
  public List<String> warnings() {
    return results.warnings();
  }

  /** Writes all files into an empty folder. */
  public void write(Path folder) throws IOException {
    page(
        folder.resolve("index.html"),
        "site/index.jte",
        "index",
        IndexPage.of(zoo, results, places, notes));
    page(
        folder.resolve("compare.html"),
        "site/compare.jte",
        "compare",
        ComparePage.of(zoo, results, places));
    for (String model : results.models()) {
      page(
          folder.resolve(places.model(model)),
          "site/model.jte",
          "model",
          ModelPage.of(model, zoo, results, places, reports));
    }
    for (Map.Entry<String, RankTable> set : results.sets().entrySet()) {
      page(
          folder.resolve(places.set(set.getKey())),
          "site/set.jte",
          "set",
          SetPage.of(set.getValue(), zoo, results, places, reports));
      if (!results.isPrivate(set.getKey())) {
        writeTexts(folder, set.getKey());
      }
    }
  }

  private void writeTexts(Path folder, String set) throws IOException {
    boolean first = true;
    for (RankedResult result : results.currentOf(set)) {
      Transcripts transcripts = Transcripts.read(result);
      if (first) {
        String name = places.references(set);
        write(folder.resolve(name), transcripts.references(name));
        first = false;
      }
      String name = places.transcripts(result.model(), set);
      write(folder.resolve(name), transcripts.hypotheses(name));
      if (reports) {
        ReportFolder reading = new ReportFolder(result.result().folder(), Optional.empty());
        ReportPage report = ReportPage.of(reading.source(Map.of()), ids -> List.of());
        try (Writer out = open(folder.resolve(places.report(result.model(), set)))) {
          report.write(out);
        }
      }
    }
  }

  private static void page(Path file, String template, String name, Object model)
      throws IOException {
    try (Writer out = open(file)) {
      PageTemplates.render(template, Map.of(name, model), out);
    }
  }

  private static void write(Path file, String text) throws IOException {
    try (Writer out = open(file)) {
      out.write(text);
    }
  }

  private static Writer open(Path file) throws IOException {
    Path folder = file.getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    return Files.newBufferedWriter(file, StandardCharsets.UTF_8);
  }
}
