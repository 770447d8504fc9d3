package dev.modelzoo.check;

import dev.modelzoo.check.ScannedFile.Kind;
import dev.modelzoo.dataset.MetadataTable;
import dev.modelzoo.dataset.TestSetReader;
import dev.modelzoo.image.ModelImage;
import dev.modelzoo.registry.Skeletons;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What {@code zoo new} left to be filled in, and nobody has. */
final class SkeletonRules {
  static final Rule SBI =
      Rule.error(
          "IMG017",
          "SBI is still the one that 'zoo new' made",
          "It recognises nothing: every utterance would be counted as deleted.");
  static final Rule ASSETS =
      Rule.error(
          "IMG018",
          "assets/ holds only the note that 'zoo new' put there",
          "The model was forgotten, and every utterance would be counted as deleted.");
  static final Rule README =
      Rule.error(
          "IMG019",
          "README.md is still the one that 'zoo new' made",
          "Readers of a score want to know size, training data and kind of the model.");
  static final Rule UTTERANCE =
      Rule.error(
          "SET013",
          "The example of 'zoo new' is still in metadata.tsv",
          "Half a second of silence would be scored against words that nobody said.");

  static final List<Rule> ALL = List.of(SBI, ASSETS, README, UTTERANCE);

  private static final String NOTE = ModelImage.ASSETS + "/README.md";
  private static final int MAX_BYTES = 1 << 16;

  private SkeletonRules() {}

  /**
   * Looks for the mark in an SBI.
   *
   * @param text of the SBI, as far as it was read
   */
  static void checkSbi(byte[] text, Findings findings) {
    List<String> lines = new String(text, StandardCharsets.UTF_8).lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith(Skeletons.SBI_MARK)) {
        findings.add(
            SBI,
            ModelImage.SBI,
            i + 1,
            "SBI still says '" + Skeletons.SBI_MARK + "', so it is the one that 'zoo new' made",
            "Let recognize() print the text of one file, and take that comment out.");
        return;
      }
    }
  }

  /** Looks for the mark in the README of an image. */
  static void checkReadme(FolderScan scan, Findings findings) {
    List<String> lines = text(scan, ModelImage.README).lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith(Skeletons.README_MARK)) {
        findings.add(
            README,
            ModelImage.README,
            i + 1,
            "README.md still says '" + Skeletons.README_MARK + "', so nobody filled it in",
            "Write what the list in it asks for, and take out that line and the to-do list.");
        return;
      }
    }
  }

  /**
   * Looks for assets beside the note of {@code zoo new}.
   *
   * @param networkRequired whether SBI calls a service, so that there may be nothing else
   */
  static void checkAssets(FolderScan scan, boolean networkRequired, Findings findings) {
    boolean alone =
        scan.below(ModelImage.ASSETS).values().stream()
            .allMatch(file -> file.kind() == Kind.FOLDER || file.path().equals(NOTE));
    if (alone && !networkRequired && text(scan, NOTE).startsWith(Skeletons.ASSETS_MARK)) {
      findings.add(
          ASSETS,
          NOTE,
          "assets/ holds nothing but the note of 'zoo new'",
          "Put the model there; if SBI calls a service, write 'network: required' in model.yaml; if"
              + " the model is elsewhere in the image, remove the note.");
    }
  }

  /** The beginning of a file; empty if it is not there or cannot be read. */
  private static String text(FolderScan scan, String path) {
    Optional<Path> file = scan.regularFile(path);
    if (file.isEmpty()) {
      return "";
    }
    try (InputStream in = Files.newInputStream(file.get())) {
      return new String(in.readNBytes(MAX_BYTES), StandardCharsets.UTF_8);
    } catch (IOException e) {
      // FileRules reports what cannot be read.
      return "";
    }
  }

  static void checkUtterances(MetadataTable table, Findings findings) {
    for (int i = 0; i < table.utterances().size(); i++) {
      if (table.utterances().get(i).text().equals(Skeletons.UTTERANCE_MARK)) {
        findings.add(
            UTTERANCE,
            TestSetReader.METADATA,
            table.lines().get(i),
            "this line and its audio are the example of 'zoo new'",
            "Replace both by your own, and remove audio/example.wav.");
      }
    }
  }
}
