package dev.modelzoo.benchmark;

import dev.modelzoo.content.EntryId;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.FileErrors;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.recognizer.FolderRemoval;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The result folder of one run. {@code RESULTS.txt} is written last and appears whole: a folder
 * without it is unfinished and is used again by the next run of the same name; a folder with it is
 * never written to again. While it is open no other zoo uses it; whoever opens it closes it.
 */
public final class RunDirectory implements AutoCloseable {
  static final String AUDIO_LIST = "wav.scp";
  static final String REFERENCES = "trans.txt";
  static final String HYPOTHESES = "raw_rec.txt";
  static final String REJECTED = "raw_rec.rejected.txt";
  static final String SKIPPED = "skipped.txt";
  static final String RECORD = "run.json";
  static final String LOG = "log.SBI";
  static final String BUILD_LOG = "log.build";
  static final String SHARDS = "shards";
  static final String RESULTS = ResultFiles.RESULTS;

  /** Written by the stages; what else lies in an unfinished folder is somebody's, and stays. */
  private static final List<String> OURS =
      Stream.concat(
              Stream.of(
                  AUDIO_LIST, REFERENCES, HYPOTHESES, REJECTED, SKIPPED, RECORD, LOG, BUILD_LOG),
              ResultFiles.BEFORE_RESULTS.stream())
          .toList();

  private final Path folder;
  private final RunLock lock;

  private RunDirectory(Path folder, RunLock lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /**
   * Opens an empty folder for a run: the first of {@code NAME}, {@code NAME.2}, … that does not
   * exist, or is unfinished, in nobody's use and not to be kept.
   */
  static RunDirectory create(Path results, RunName first, Predicate<Path> kept) {
    for (RunName name = first; ; name = name.next()) {
      Path folder = results.resolve(name.toString());
      if (Files.isDirectory(folder) && !isFinished(folder) && kept.test(folder)) {
        continue;
      }
      Optional<RunDirectory> opened = openUnfinished(folder);
      if (opened.isPresent()) {
        opened.get().clear();
        return opened.get();
      }
    }
  }

  /** The same, where nothing in an unfinished folder is kept. */
  public static RunDirectory create(Path results, RunName first) {
    return create(results, first, folder -> false);
  }

  /** The newest run of this model, set and number of utterances, whatever its date. */
  static Optional<Path> newest(Path results, RunName like) {
    return runs(results, like).stream().findFirst();
  }

  /** All runs of this model, set and number of utterances, from the newest to the oldest. */
  static List<Path> runs(Path results, RunName like) {
    return folders(results, like::isRepetitionOf);
  }

  /** All runs of this model on this set, from the newest to the oldest. */
  static List<Path> ofModelOnSet(Path results, EntryId model, EntryId set) {
    return folders(results, name -> name.model().equals(model) && name.set().equals(set));
  }

  /** All whose names are wanted, from the newest to the oldest. */
  static List<Path> folders(Path results, Predicate<RunName> wanted) {
    if (!Files.isDirectory(results)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(results)) {
      return folders
          .filter(Files::isDirectory)
          .map(folder -> RunName.parse(folder.getFileName().toString()))
          .flatMap(Optional::stream)
          .filter(wanted)
          .sorted(Comparator.reverseOrder())
          .map(name -> results.resolve(name.toString()))
          .toList();
    } catch (IOException e) {
      throw FileErrors.translate("list", results, e);
    }
  }

  /** Opens a folder as it is; empty if it is finished or in use. */
  static Optional<RunDirectory> openUnfinished(Path folder) {
    if (isFinished(folder)) {
      return Optional.empty();
    }
    try {
      Files.createDirectories(folder);
      Optional<RunLock> lock = RunLock.tryOpen(folder);
      if (lock.isPresent() && isFinished(folder)) {
        lock.get().release(); // Another zoo has just finished it.
        return Optional.empty();
      }
      return lock.map(held -> new RunDirectory(folder, held));
    } catch (IOException e) {
      throw FileErrors.translate("write", folder, e);
    }
  }

  static boolean isFinished(Path folder) {
    return Files.exists(folder.resolve(RESULTS), LinkOption.NOFOLLOW_LINKS);
  }

  public Path folder() {
    return folder;
  }

  Path file(String name) {
    return folder.resolve(name);
  }

  boolean has(String name) {
    return Files.isRegularFile(file(name));
  }

  /** Takes files over from an earlier run; those that it lacks are left out. */
  void copyFrom(Path earlier, List<String> names) {
    for (String name : names) {
      Path source = earlier.resolve(name);
      if (Files.isRegularFile(source)) {
        try {
          Files.copy(source, file(name), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
          throw FileErrors.translate("copy", source, e);
        }
      }
    }
  }

  void delete(List<String> names) {
    for (String name : names) {
      try {
        Files.deleteIfExists(file(name));
      } catch (IOException e) {
        throw FileErrors.translate("remove", file(name), e);
      }
    }
  }

  void rename(String from, String to) {
    try {
      Files.move(file(from), file(to), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw FileErrors.translate("rename", file(from), e);
    }
  }

  /** Checks that an earlier run got far enough to be continued. */
  static void require(Path earlier, List<String> names) {
    for (String name : names) {
      if (!Files.isRegularFile(earlier.resolve(name))) {
        throw new ZooException(
            ErrorKind.NOT_FOUND,
            "%s has no %s to continue from".formatted(earlier, name),
            name.equals(HYPOTHESES)
                ? "Run the benchmark with --stage 2."
                : "Run the benchmark without --stage.");
      }
    }
  }

  private void clear() {
    delete(OURS);
    FolderRemoval.remove(file(SHARDS));
  }

  /** Removes all that the stages wrote, and lets others use the folder. */
  void discard() {
    clear();
    lock.releaseAndRemove();
  }

  /** Lets others use the folder; of a finished one nothing but its results stays. */
  @Override
  public void close() {
    if (isFinished(folder)) {
      lock.releaseAndRemove();
    } else {
      lock.release();
    }
  }
}
