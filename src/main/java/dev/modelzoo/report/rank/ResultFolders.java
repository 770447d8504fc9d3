package dev.modelzoo.report.rank;

import dev.modelzoo.benchmark.OldResult;
import dev.modelzoo.benchmark.SavedResult;
import dev.modelzoo.benchmark.ScoreReport;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.FileErrors;
import dev.modelzoo.error.ZooException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The results that lie in folders.
 *
 * @param results that can be ranked
 * @param old those that the leaderboard's scripts wrote, counted by another rule
 * @param unreadable what is wrong with the others
 */
public record ResultFolders(
    List<RankedResult> results, List<OldResult> old, List<String> unreadable) {
  public ResultFolders {
    results = List.copyOf(results);
    old = List.copyOf(old);
    unreadable = List.copyOf(unreadable);
  }

  /**
   * Reads result folders, and all that lie directly in a folder that is none.
   *
   * @throws ZooException if one that is named cannot be read; one that is only found is told in
   *     {@link #unreadable}
   */
  public static ResultFolders read(List<Path> places) {
    List<RankedResult> results = new ArrayList<>();
    List<OldResult> old = new ArrayList<>();
    List<String> unreadable = new ArrayList<>();
    for (Path place : places) {
      boolean isNamed = isResult(place);
      for (Path folder : isNamed ? List.of(place) : below(place)) {
        Optional<OldResult> other = OldResult.find(folder);
        if (other.isPresent()) {
          old.add(other.get());
          continue;
        }
        try {
          results.add(RankedResult.of(SavedResult.read(folder)));
        } catch (ZooException e) {
          if (isNamed) {
            throw e;
          }
          unreadable.add(ZooException.reason(e));
        }
      }
    }
    return new ResultFolders(results, old, unreadable);
  }

  private static boolean isResult(Path folder) {
    return Files.isRegularFile(folder.resolve(ScoreReport.RESULTS));
  }

  private static List<Path> below(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new ZooException(
          ErrorKind.NOT_FOUND,
          "there is no folder " + folder,
          "Name result folders, or a folder that holds some.");
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.filter(ResultFolders::isResult).sorted().toList();
    } catch (IOException e) {
      throw FileErrors.translate("list", folder, e);
    }
  }
}
