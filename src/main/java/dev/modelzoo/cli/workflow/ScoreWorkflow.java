package dev.modelzoo.cli.workflow;

import com.google.gson.JsonObject;
import dev.modelzoo.benchmark.ColumnsReader;
import dev.modelzoo.benchmark.ComparisonKey;
import dev.modelzoo.benchmark.ScoreReport;
import dev.modelzoo.benchmark.Scorer;
import dev.modelzoo.benchmark.TranscriptFile;
import dev.modelzoo.benchmark.UtteranceColumns;
import dev.modelzoo.cli.console.Console;
import dev.modelzoo.cli.console.Units;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.FileErrors;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.scoring.Aligner;
import dev.modelzoo.text.Normalizers;
import dev.modelzoo.text.TokenUnit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Scores two files, without any model or test set. */
public final class ScoreWorkflow {
  private final Workflows world;
  private final Console console;

  public ScoreWorkflow(Workflows world) {
    this.world = world;
    this.console = world.console();
  }

  /**
   * Scores, prints, and writes if asked.
   *
   * @throws ZooException of kind INCOMPLETE, after all that, if references have no hypothesis
   */
  public void score(
      Path references,
      Path hypotheses,
      String language,
      boolean normalized,
      ScoreDetails details,
      Optional<Path> out,
      boolean json) {
    Map<String, String> expected = read(references);
    Map<String, String> recognised = read(hypotheses);
    Scorer scorer =
        normalized
            ? new Scorer(
                language, Normalizers.verbatim(), TokenUnit.forLanguage(language), new Aligner())
            : Scorer.forLanguage(language);
    UtteranceColumns columns = columns(details);
    ScoreReport report = scorer.score(expected, recognised, columns.durations()).with(columns);
    ScoreTables tables = new ScoreTables(report, named(details, columns));
    ComparisonKey key =
        scorer.comparisonKey(
            ComparisonKey.digestOfReferences(expected).toString(), ComparisonKey.SELECTION_ALL);
    JsonObject provenance = new JsonObject();
    provenance.addProperty("tool", world.tool());
    out.ifPresent(folder -> write(report, folder, provenance, key, details));
    if (json) {
      JsonObject results = report.resultsJson(provenance, key);
      tables.addTo(results);
      console.json(results);
    } else {
      console.result(report.summaryLine());
      console.say("           " + report.uncertaintyLine());
      console.say("           " + report.compatLine());
      tables.print(console);
    }
    if (!report.isComplete()) {
      throw new ZooException(
          ErrorKind.INCOMPLETE,
          "%d of %s in %s have no hypothesis"
              .formatted(
                  report.missing() + report.empty(),
                  Units.count(report.references(), "utterance"),
                  hypotheses),
          "They count as deletions; --out FOLDER writes DETAILS.txt, which names them.");
    }
  }

  private Map<String, String> read(Path file) {
    Path path = world.workingFolder().resolve(file);
    if (Files.isDirectory(path)) {
      throw new ZooException(
          ErrorKind.USAGE,
          path + " is a folder, not a file of transcripts",
          "Name a file with a line of an id and its text for each utterance.");
    }
    return TranscriptFile.read(path, ErrorKind.USAGE).texts();
  }

  private UtteranceColumns columns(ScoreDetails details) {
    return details
        .metadata()
        .map(file -> ColumnsReader.read(world.workingFolder().resolve(file)))
        .orElse(UtteranceColumns.NONE);
  }

  /** With the column's name as the table writes it, or an error before anything is scored. */
  private static ScoreDetails named(ScoreDetails details, UtteranceColumns columns) {
    Optional<String> by =
        details
            .by()
            .flatMap(
                asked -> details.metadata().map(file -> ScoreTables.column(columns, asked, file)));
    return new ScoreDetails(details.metadata(), by, details.confusions(), details.formats());
  }

  private void write(
      ScoreReport report,
      Path folder,
      JsonObject provenance,
      ComparisonKey key,
      ScoreDetails details) {
    Path target = world.workingFolder().resolve(folder);
    try {
      Files.createDirectories(target);
    } catch (IOException e) {
      throw FileErrors.translate("make", target, e);
    }
    details.formats().forEach(format -> format.write(report, target));
    report.writeTo(target, provenance, key);
    console.say("results    " + folder);
  }
}
