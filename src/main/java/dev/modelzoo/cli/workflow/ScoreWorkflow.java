package dev.modelzoo.cli.workflow;

import com.google.gson.JsonObject;
import dev.modelzoo.benchmark.ColumnsReader;
import dev.modelzoo.benchmark.ComparisonKey;
import dev.modelzoo.benchmark.ScoreReport;
import dev.modelzoo.benchmark.Scorer;
import dev.modelzoo.benchmark.TranscriptFile;
import dev.modelzoo.benchmark.TranscriptFormat;
import dev.modelzoo.benchmark.UtteranceColumns;
import dev.modelzoo.cli.console.Console;
import dev.modelzoo.cli.console.Units;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

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
  public void score(ScoreRequest request) {
    Path references = world.workingFolder().resolve(request.references());
    Path hypotheses = world.workingFolder().resolve(request.hypotheses());
    Optional<ScoreFolder> folder = request.out().map(out -> folder(out, request.details()));
    folder.ifPresent(it -> it.check(inputs(request), request.force()));
    Map<String, String> expected = read(references);
    refuseEmpty(expected, references);
    UtteranceColumns columns = columns(request.details());
    ScoreDetails details = named(request.details(), columns);
    Scorer scorer = request.scorer();
    ScoreReport report =
        scorer.score(expected, read(hypotheses), columns.durations()).with(columns);
    ComparisonKey key =
        scorer.comparisonKey(
            ComparisonKey.digestOfReferences(expected).toString(), ComparisonKey.SELECTION_ALL);
    JsonObject provenance = new JsonObject();
    provenance.addProperty("tool", world.tool());
    folder.ifPresent(it -> it.write(report, provenance, key));
    print(request, report, report.resultsJson(provenance, key), new ScoreTables(report, details));
    refuseIncomplete(report, request.hypotheses());
  }

  private void print(
      ScoreRequest request, ScoreReport report, JsonObject results, ScoreTables tables) {
    request.out().ifPresent(folder -> console.say("results    " + folder));
    if (request.json()) {
      tables.addTo(results);
      console.json(results);
    } else {
      console.result(report.summaryLine());
      console.say("           " + report.uncertaintyLine());
      console.say("           " + report.compatLine());
      tables.print(console);
    }
  }

  private List<Path> inputs(ScoreRequest request) {
    return Stream.concat(
            Stream.of(request.references(), request.hypotheses()),
            request.details().metadata().stream())
        .map(world.workingFolder()::resolve)
        .toList();
  }

  private ScoreFolder folder(Path out, ScoreDetails details) {
    return new ScoreFolder(world.workingFolder().resolve(out), details.formats(), List.of());
  }

  private static void refuseEmpty(Map<String, String> references, Path file) {
    if (references.isEmpty()) {
      throw new ZooException(
          ErrorKind.USAGE,
          file + " holds no reference",
          "Name a file with a line of an id and its text for each utterance.");
    }
  }

  private static void refuseIncomplete(ScoreReport report, Path hypotheses) {
    if (!report.isComplete()) {
      throw new ZooException(
          ErrorKind.INCOMPLETE,
          "%d of %s in %s have no hypothesis: %s"
              .formatted(
                  report.missing() + report.empty(),
                  Units.count(report.references(), "utterance"),
                  hypotheses,
                  report.unansweredPhrase()),
          "They count as deletions; --out FOLDER writes DETAILS.txt, which names them.");
    }
  }

  private static Map<String, String> read(Path path) {
    if (Files.isDirectory(path)) {
      throw new ZooException(
          ErrorKind.USAGE,
          path + " is a folder, not a file of transcripts",
          "Name a file with a line of an id and its text for each utterance.");
    }
    return TranscriptFile.read(path, TranscriptFormat.of(path), ErrorKind.USAGE).texts();
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
}
