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
import java.util.List;

/** Where a score is written: never over what it was made from, nor over another one unasked. */
final class ScoreFolder {
  private final Path folder;

  ScoreFolder(Path folder) {
    this.folder = folder;
  }

  /** Refuses, before anything is scored, what {@link #write} must not do. */
  void check(List<Path> inputs, boolean force) {
    for (String name : ScoreReport.FILES) {
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
  void write(
      ScoreReport report, JsonObject provenance, ComparisonKey key, List<UtteranceFormat> formats) {
    try {
      Files.createDirectories(folder);
      Files.deleteIfExists(folder.resolve(ScoreReport.RESULTS));
      for (String name : ScoreReport.FILES) {
        Files.deleteIfExists(folder.resolve(name));
      }
    } catch (IOException e) {
      throw FileErrors.translate("make", folder, e);
    }
    formats.forEach(format -> format.write(report, folder));
    report.writeTo(folder, provenance, key);
  }

  private static boolean isSame(Path file, Path input) {
    try {
      return Files.exists(file) && Files.exists(input) && Files.isSameFile(file, input);
    } catch (IOException e) {
      throw FileErrors.translate("read", file, e);
    }
  }
}
