package dev.modelzoo.benchmark;

import dev.modelzoo.content.Digest;
import dev.modelzoo.content.EntryId;
import dev.modelzoo.dataset.TestSet;
import dev.modelzoo.recognizer.SbiEnvironment;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * One model on one test set.
 *
 * @param language of the model: it chooses normaliser and unit
 * @param modelDigest content digest of the image as it is on disk
 * @param setDigest content digest of the test set as it is on disk
 * @param firstStage a later one continues the newest run of this model, set and number
 * @param timeLimit of the SBI; by default 100 times the duration of the audio, at least an hour
 * @param environment which variables the SBI inherits
 * @param opaqueIds whether the SBI gets names that say nothing of the set
 * @param simplified whether texts are scored in simplified Chinese characters
 * @param sharding how the list is cut, and what of an unfinished run is run again
 */
public record BenchmarkRequest(
    EntryId model,
    Path modelFolder,
    String language,
    Digest modelDigest,
    TestSet set,
    Digest setDigest,
    Selection selection,
    Stage firstStage,
    Optional<Duration> timeLimit,
    SbiEnvironment environment,
    boolean opaqueIds,
    boolean simplified,
    Sharding sharding) {
  public BenchmarkRequest {
    if (timeLimit.isPresent() && (timeLimit.get().isZero() || timeLimit.get().isNegative())) {
      throw new IllegalArgumentException("Not a time limit: " + timeLimit.get());
    }
  }

  /** All of the set, from the first stage, with the usual limit and environment. */
  public BenchmarkRequest(
      EntryId model,
      Path modelFolder,
      String language,
      Digest modelDigest,
      TestSet set,
      Digest setDigest) {
    this(
        model,
        modelFolder,
        language,
        modelDigest,
        set,
        setDigest,
        Selection.ALL,
        Stage.DATA,
        Optional.empty(),
        SbiEnvironment.usual(),
        false,
        false,
        Sharding.WHOLE);
  }
}
