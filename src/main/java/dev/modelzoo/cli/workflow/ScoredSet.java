package dev.modelzoo.cli.workflow;

import com.google.gson.JsonObject;
import dev.modelzoo.benchmark.ComparisonKey;
import dev.modelzoo.benchmark.UtteranceColumns;
import dev.modelzoo.content.ContentDigest;
import dev.modelzoo.content.Digest;
import dev.modelzoo.content.EntryId;
import dev.modelzoo.content.EntryKind;
import dev.modelzoo.dataset.TestSet;
import dev.modelzoo.dataset.TestSetReader;
import dev.modelzoo.dataset.Utterance;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A test set of the zoo whose references hypotheses are scored with, as a benchmark would: the
 * score can be compared with those of models that ran on it.
 */
record ScoredSet(TestSet set, Digest digest) {
  private static final String METADATA = "metadata.tsv";

  /**
   * The set as it is here.
   *
   * @throws dev.modelzoo.error.ZooException if it is not here, breaks a rule of the check, or
   *     cannot be read
   */
  static ScoredSet read(Workflows world, EntryId id) {
    Entry entry = new Entry(world.root(), EntryKind.DATASET, id);
    entry.requireHere(world.zoo());
    new CheckWorkflow(world).requireQuietly(entry);
    return new ScoredSet(
        TestSetReader.read(id, entry.folder()),
        ContentDigest.of(entry.hash(world.layout(), world.workers())));
  }

  /** Texts by utterance. */
  Map<String, String> references() {
    Map<String, String> texts = new LinkedHashMap<>();
    for (Utterance utterance : set.utterances()) {
      texts.put(utterance.id(), utterance.text());
    }
    return texts;
  }

  UtteranceColumns columns() {
    return UtteranceColumns.of(set.utterances());
  }

  /** Where its references are. */
  Path table() {
    return set.folder().resolve(METADATA);
  }

  /** Says what was scored; how the hypotheses came about, nobody knows here. */
  void addTo(JsonObject provenance) {
    provenance.addProperty("set", set.id().value());
    provenance.addProperty("set_digest", digest.toString());
    provenance.addProperty("selection", ComparisonKey.SELECTION_ALL);
    provenance.addProperty("utterances", set.utterances().size());
  }
}
