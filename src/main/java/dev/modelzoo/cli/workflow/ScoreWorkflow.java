package dev.modelzoo.cli.workflow;

import com.google.gson.JsonObject;
import dev.modelzoo.benchmark.ComparisonKey;
import dev.modelzoo.benchmark.ScoreReport;
import dev.modelzoo.benchmark.Scorer;
import dev.modelzoo.benchmark.UtteranceColumns;
import dev.modelzoo.cli.console.Console;
import dev.modelzoo.cli.console.Units;
import dev.modelzoo.content.Digest;
import dev.modelzoo.content.EntryId;
import dev.modelzoo.content.EntryKind;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.registry.ZooEntry;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Scores hypotheses that are there already: with a file of references, or with a test set. */
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
    ScoreInputs inputs = new ScoreInputs(world, request);
    Optional<ScoreFolder> folder = request.out().map(out -> folder(out, request.details()));
    folder.ifPresent(it -> it.check(inputs.files(), request.force()));
    Map<String, String> expected = inputs.references();
    UtteranceColumns columns = inputs.columns();
    ScoreDetails details = named(request.details(), columns, inputs.table());
    Scorer scorer = request.scorer();
    ScoreReport report =
        scorer.score(expected, inputs.hypotheses(), columns.durations()).with(columns);
    Digest digest =
        inputs
            .set()
            .map(ScoredSet::digest)
            .orElseGet(() -> ComparisonKey.digestOfReferences(expected));
    ComparisonKey key = scorer.comparisonKey(digest.toString(), ComparisonKey.SELECTION_ALL);
    JsonObject provenance = new JsonObject();
    provenance.addProperty("tool", world.tool());
    request.name().ifPresent(name -> provenance.addProperty("model", name));
    inputs.set().ifPresent(set -> set.addTo(provenance));
    folder.ifPresent(it -> it.write(report, provenance, key));
    print(request, report, report.resultsJson(provenance, key), new ScoreTables(report, details));
    refuseIncomplete(report, ScoreInputs.shown(request.hypotheses()));
  }

  /** Whether a set asks for simplified characters, wherever it is scored. */
  public boolean simplifies(EntryId set) {
    return world.zoo().find(EntryKind.DATASET, set).map(ZooEntry::simplified).orElse(false);
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
      report.unknownLine().ifPresent(line -> console.say("           " + line));
      tables.print(console);
    }
  }

  private ScoreFolder folder(Path out, ScoreDetails details) {
    return new ScoreFolder(world.workingFolder().resolve(out), details.formats(), List.of());
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

  /** With the column's name as the table writes it, or an error before anything is scored. */
  private static ScoreDetails named(
      ScoreDetails details, UtteranceColumns columns, Optional<Path> table) {
    Optional<String> by = details.by().map(asked -> column(asked, columns, table));
    return new ScoreDetails(details.metadata(), by, details.confusions(), details.formats());
  }

  private static String column(String asked, UtteranceColumns columns, Optional<Path> table) {
    if (table.isEmpty()) {
      throw new ZooException(
          ErrorKind.USAGE,
          "--by " + asked + " needs a table that has this column",
          "Add --metadata FILE, for example the metadata.tsv of the test set.");
    }
    return ScoreTables.column(columns, asked, table.get());
  }
}
