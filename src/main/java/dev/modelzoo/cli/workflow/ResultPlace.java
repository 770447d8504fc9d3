package dev.modelzoo.cli.workflow;

import dev.modelzoo.content.EntryId;
import dev.modelzoo.report.rank.RankedResult;
import dev.modelzoo.report.rank.ResultFolders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/** Where a result is that somebody names: a folder, or the model that it is of. */
final class ResultPlace {
  private final Workflows world;

  ResultPlace(Workflows world) {
    this.world = world;
  }

  /**
   * The path as it is where there is something, or where it is no model's id; else the newest
   * result of that model in results/, of a whole set if there is one.
   */
  Path find(Path typed) {
    Path path = world.workingFolder().resolve(typed);
    if (Files.exists(path) || !EntryId.isValid(typed.toString()) || world.zooIfAny().isEmpty()) {
      return path;
    }
    Path results = world.root().results();
    if (!Files.isDirectory(results)) {
      return path;
    }
    return ResultFolders.read(List.of(results)).results().stream()
        .filter(result -> result.model().equals(typed.toString()))
        .max(Comparator.comparing(RankedResult::isWhole).thenComparing(RankedResult.BY_AGE))
        .map(result -> result.result().folder())
        .orElse(path);
  }
}
