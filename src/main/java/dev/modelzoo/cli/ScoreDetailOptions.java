package dev.modelzoo.cli;

import dev.modelzoo.benchmark.UtteranceFormat;
import dev.modelzoo.cli.workflow.ScoreDetails;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What {@code zoo score} is to tell beside the rate. */
final class ScoreDetailOptions {
  @Option(
      names = "--metadata",
      paramLabel = "FILE",
      description =
          "A table with a column ID, such as a set's metadata.tsv: a column SPEAKER or RECORDING"
              + " says which utterances belong together when the interval is computed.")
  private @Nullable Path metadata;

  @Option(
      names = "--by",
      paramLabel = "COLUMN",
      description = "Also print the score of each value of this column of --metadata.")
  private @Nullable String by;

  @Option(
      names = "--confusions",
      paramLabel = "N",
      arity = "0..1",
      fallbackValue = "10",
      defaultValue = "0",
      description = "Also print the N (10) most frequent substitutions, deletions, insertions.")
  private int confusions;

  @Option(
      names = "--per-utterance",
      paramLabel = "FORMAT",
      split = ",",
      description =
          "With --out, also write a line per utterance: csv, jsonl, or trn (a pair of files that"
              + " sclite reads).")
  private List<UtteranceFormat> formats = List.of();

  ScoreDetails details() {
    return new ScoreDetails(
        Optional.ofNullable(metadata), Optional.ofNullable(by), confusions, formats);
  }
}
