package dev.modelzoo.check;

import dev.modelzoo.dataset.MetadataTable;
import dev.modelzoo.dataset.TestSetReader;
import dev.modelzoo.image.ModelImage;
import dev.modelzoo.registry.Skeletons;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What {@code zoo new} left to be filled in, and nobody has. */
final class SkeletonRules {
  static final Rule SBI =
      Rule.error(
          "IMG017",
          "SBI is still the one that 'zoo new' made",
          "It recognises nothing: every utterance would be counted as deleted.");
  static final Rule UTTERANCE =
      Rule.error(
          "SET013",
          "The example of 'zoo new' is still in metadata.tsv",
          "Half a second of silence would be scored against words that nobody said.");

  static final List<Rule> ALL = List.of(SBI, UTTERANCE);

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
