package dev.modelzoo.cli.workflow;

import dev.modelzoo.benchmark.ColumnsReader;
import dev.modelzoo.benchmark.SavedResult;
import dev.modelzoo.benchmark.UtteranceColumns;
import dev.modelzoo.cli.console.Console;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.report.Comparison;
import dev.modelzoo.report.ComparisonJson;
import dev.modelzoo.report.ComparisonText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Compares two results that lie in folders. */
public final class CompareWorkflow {
  private final Workflows world;
  private final Console console;

  public CompareWorkflow(Workflows world) {
    this.world = world;
    this.console = world.console();
  }

  /** Compares and prints; {@code limit} utterances at most are shown. */
  public void compare(
      Path first,
      Path second,
      Optional<String> by,
      Optional<Path> metadata,
      int limit,
      boolean json) {
    if (limit < 0) {
      throw new ZooException(
          ErrorKind.USAGE,
          "--limit " + limit + " is no number of utterances",
          "Give a number from 0 up.");
    }
    ResultPlace places = new ResultPlace(world);
    SavedResult a = SavedResult.read(places.find(first));
    SavedResult b = SavedResult.read(places.find(second));
    UtteranceColumns columns =
        metadata
            .map(file -> ColumnsReader.read(world.workingFolder().resolve(file)))
            .orElseGet(() -> known(a, b));
    Optional<String> column = by.map(asked -> column(asked, columns, a));
    Comparison comparison = Comparison.of(a, b, new Comparison.Options(columns, column, limit));
    if (json) {
      console.json(ComparisonJson.of(comparison, column));
      return;
    }
    ComparisonText text = new ComparisonText(comparison, shown(first, a), shown(second, b));
    text.summary().forEach(console::result);
    column.ifPresent(name -> text.groups(name).forEach(console::result));
    text.worst().forEach(console::result);
  }

  /** As it was typed, or the folder that stands for a model's id. */
  private String shown(Path typed, SavedResult result) {
    boolean isPath = Files.exists(world.workingFolder().resolve(typed));
    return (isPath ? typed : world.shown(result.folder())).toString();
  }

  private static UtteranceColumns known(SavedResult first, SavedResult second) {
    UtteranceColumns columns = first.columns();
    return columns.names().isEmpty() ? second.columns() : columns;
  }

  private static String column(String asked, UtteranceColumns columns, SavedResult result) {
    if (columns.names().isEmpty()) {
      throw new ZooException(
          ErrorKind.NOT_FOUND,
          "nothing but their texts is known of the utterances in " + result.folder(),
          "Add --metadata FILE, for example the metadata.tsv of the test set.");
    }
    return ScoreTables.column(columns, asked, result.folder());
  }
}
