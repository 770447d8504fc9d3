package dev.modelzoo.benchmark;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.modelzoo.dataset.TestSet;
import dev.modelzoo.dataset.Utterance;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A published result as a score of this version of zoo: its hypotheses, scored again with the
 * references of the test set, which no record has.
 */
public final class PublishedScore {
  /** The files of {@link #writeTexts}. */
  public static final List<String> TEXTS =
      List.of(RunDirectory.REFERENCES, RunDirectory.HYPOTHESES);

  private final ResultRecord record;
  private final ScoreReport report;
  private final ComparisonKey key;
  private final Map<String, String> references;

  private PublishedScore(
      ResultRecord record, ScoreReport report, ComparisonKey key, Map<String, String> references) {
    this.record = record;
    this.report = report;
    this.key = key;
    this.references = references;
  }

  /**
   * Scores a record.
   *
   * @param set of the content that the record is of
   * @throws ZooException of kind USAGE if nobody can tell which utterances were selected
   */
  public static PublishedScore of(ResultRecord record, TestSet set) {
    Selection.Outcome selected = selection(record).of(set);
    Map<String, String> references = new LinkedHashMap<>();
    Map<String, Double> durations = new LinkedHashMap<>();
    for (Utterance utterance : selected.utterances()) {
      references.put(utterance.id(), utterance.text());
      durations.put(utterance.id(), utterance.duration());
    }
    Scorer scorer = Scorer.forLanguage(language(record), isSimplified(record));
    ScoreReport report =
        scorer
            .score(references, record.hypotheses(), durations)
            .with(UtteranceColumns.of(set.utterances()));
    ComparisonKey key = scorer.comparisonKey(record.setDigest().toString(), selected.label());
    return new PublishedScore(record, report, key, references);
  }

  private static Selection selection(ResultRecord record) {
    String label = record.comparison().getOrDefault("selection", "");
    return Selection.parse(label)
        .orElseThrow(
            () ->
                new ZooException(
                    ErrorKind.USAGE,
                    "the published result is of a selection that zoo does not know: "
                        + TranscriptReader.printable(label),
                    "Choose another result with --record."));
  }

  private static String language(ResultRecord record) {
    JsonElement language = record.results().get("language");
    return language == null || !language.isJsonPrimitive()
        ? Scorer.UNDETERMINED
        : language.getAsString();
  }

  private static boolean isSimplified(ResultRecord record) {
    String options = record.comparison().getOrDefault("options", "");
    return Arrays.asList(options.split(" ")).contains("t2s");
  }

  public ScoreReport report() {
    return report;
  }

  public ComparisonKey comparisonKey() {
    return key;
  }

  /** The parts of the comparison key that are others by now; empty if the rules are the same. */
  public Map<String, Reproduction.Change> ruleChanges() {
    return Reproduction.changes(record.comparison(), key.parts());
  }

  /** Whether the published counts are not those of the published hypotheses, by the same rules. */
  public boolean isClaimWrong() {
    return ruleChanges().isEmpty() && !record.counts().equals(report.counts());
  }

  /**
   * How the published run came about, as its writer says, and which record that is.
   *
   * @param name of the record
   */
  public JsonObject provenance(String name) {
    JsonObject published = new JsonObject();
    published.addProperty("record", name);
    published.addProperty("role", record.role().label());
    published.addProperty("version", record.version());
    published.addProperty("created", record.created().toString());
    JsonObject provenance = record.results().getAsJsonObject("provenance");
    provenance.add("published", published);
    return provenance;
  }

  /** Writes both texts as they were before normalisation, as a run has them. */
  public void writeTexts(Path folder) {
    write(folder.resolve(RunDirectory.REFERENCES), references);
    write(folder.resolve(RunDirectory.HYPOTHESES), record.hypotheses());
  }

  private static void write(Path file, Map<String, String> texts) {
    OutputFile.write(
        file,
        out -> {
          for (Map.Entry<String, String> text : texts.entrySet()) {
            out.append(text.getKey()).append('\t').append(text.getValue()).append('\n');
          }
        });
  }
}
