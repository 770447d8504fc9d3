package dev.modelzoo.cli.workflow;

import com.google.gson.JsonObject;
import dev.modelzoo.benchmark.ComparisonKey;
import dev.modelzoo.benchmark.ScoreReport;
import dev.modelzoo.benchmark.UtteranceFormat;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.FileErrors;
import dev.modelzoo.error.ZooException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Where a score is written: never over what it was made from, nor over another one unasked. */
final class ScoreFolder {
  private final Path folder;
  private final List<UtteranceFormat> formats;
  private final List<String> others;

  /**
   * Changes nothing yet.
   *
   * @param formats of the files with a line per utterance that are wanted there, too
   * @param others names of files that the caller will write there
   */
  ScoreFolder(Path folder, List<UtteranceFormat> formats, List<String> others) {
    this.folder = folder;
    this.formats = formats;
    this.others = others;
  }

  /** Refuses, before anything is scored, what {@link #write} must not do. */
  void check(List<Path> inputs, boolean force) {
    List<String> all = new ArrayList<>(names(formats));
    all.addAll(others);
    for (String name : all) {
      Path file = folder.resolve(name);
      for (Path input : inputs) {
        if (isSame(file, input)) {
          throw new ZooException(
              ErrorKind.USAGE,
              input + " would be replaced by the normalised texts",
              "Name another folder with --out.");
        }
      }
      if (!force && Files.exists(file)) {
        throw new ZooException(
            ErrorKind.CONFLICT,
            folder + " holds a " + name + " already",
            "Name another folder with --out, or replace what is there with --force.");
      }
    }
  }

  /** RESULTS.txt goes first and comes last, so that no half-replaced result looks finished. */
  void write(ScoreReport report, JsonObject provenance, ComparisonKey key) {
    clear();
    formats.forEach(format -> format.write(report, folder));
    report.writeTo(folder, provenance, key);
  }

  /** Makes the folder, and takes a result away that is there. */
  void clear() {
    try {
      Files.createDirectories(folder);
      Files.deleteIfExists(folder.resolve(ScoreReport.RESULTS));
      // What this score does not have must not be taken for its own.
      for (String name : names(List.of(UtteranceFormat.values()))) {
        Files.deleteIfExists(folder.resolve(name));
      }
    } catch (IOException e) {
      throw FileErrors.translate("make", folder, e);
    }
  }

  private static List<String> names(List<UtteranceFormat> formats) {
    List<String> names = new ArrayList<>(ScoreReport.FILES);
    formats.forEach(format -> names.addAll(format.files()));
    return names;
  }

  private static boolean isSame(Path file, Path input) {
    try {
      return Files.exists(file) && Files.exists(input) && Files.isSameFile(file, input);
    } catch (IOException e) {
      throw FileErrors.translate("read", file, e);
    }
  }
}
