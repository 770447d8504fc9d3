package dev.modelzoo.check;

import dev.modelzoo.dataset.MetadataTable;
import dev.modelzoo.dataset.TestSetReader;
import dev.modelzoo.image.ModelImage;
import dev.modelzoo.registry.Skeletons;
import java.io.IOException;
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
  static final Rule README =
      Rule.warning(
          "IMG018",
          "README.md is still the one that 'zoo new' made",
          "Readers of a score want to know size, training data and kind of the model.");
  static final Rule UTTERANCE =
      Rule.error(
          "SET013",
          "The example of 'zoo new' is still in metadata.tsv",
          "Half a second of silence would be scored against words that nobody said.");

  static final List<Rule> ALL = List.of(SBI, README, UTTERANCE);

  private static final String README_FILE = "README.md";
  private static final long README_BYTES = 100_000;

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

  static void checkReadme(FolderScan scan, Findings findings) {
    Optional<Path> file = scan.regularFile(README_FILE);
    if (file.isEmpty()) {
      return;
    }
    try {
      if (Files.size(file.get()) <= README_BYTES
          && Files.readString(file.get()).contains(Skeletons.README_MARK)) {
        findings.add(
            README,
            README_FILE,
            "README.md still has the list of what to write in it",
            "Say what others want to know of the model, and take the to-do list out.");
      }
    } catch (IOException e) {
      // FileRules tells what cannot be read; other bytes than text are no skeleton.
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
