package dev.modelzoo.benchmark;

import dev.modelzoo.error.FileErrors;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Result folders without a result: of runs that did not end, and that may be continued. */
public final class LeftRuns {
  private LeftRuns() {}

  /** All of them, also those that are at work now; the newest first. */
  public static List<Path> find(Path results) {
    return RunDirectory.folders(results, name -> true).stream()
        .filter(folder -> !RunDirectory.isFinished(folder))
        .toList();
  }

  /**
   * Removes what zoo wrote there, and the folder unless something else is in it.
   *
   * @return false if the run is at work, or has ended meanwhile: then nothing was removed
   */
  public static boolean remove(Path folder) {
    Optional<RunDirectory> opened = RunDirectory.openUnfinished(folder);
    if (opened.isEmpty()) {
      return false;
    }
    opened.get().discard();
    try {
      Files.deleteIfExists(folder);
    } catch (DirectoryNotEmptyException e) {
      return true; // what is left is somebody's
    } catch (IOException e) {
      throw FileErrors.translate("remove", folder, e);
    }
    return true;
  }
}
