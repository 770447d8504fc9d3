package dev.modelzoo.benchmark;

import dev.modelzoo.recognizer.Recognizer;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Finds the finished result of the same thing: model and set by their digests, what is taken of the
 * set, engine, network, {@code --opaque-ids}, and everything that scores must share to be compared.
 * How the list was cut, limits and machines may differ.
 */
public final class FinishedRuns {
  private FinishedRuns() {}

  /** The newest one; a folder that cannot be read is none. */
  public static Optional<SavedResult> find(
      Path results, BenchmarkRequest request, Recognizer recognizer) {
    String key =
        Scorer.forLanguage(request.language(), request.simplified())
            .comparisonKey(
                request.setDigest().toString(), request.selection().of(request.set()).label())
            .digest()
            .toString();
    return RunDirectory.ofModelOnSet(results, request.model(), request.set().id()).stream()
        .filter(RunDirectory::isFinished)
        .filter(folder -> wasRunAlike(folder, request, recognizer))
        .flatMap(folder -> SavedResult.find(folder).stream())
        .filter(result -> result.comparisonKey().equals(key))
        .findFirst();
  }

  private static boolean wasRunAlike(Path folder, BenchmarkRequest request, Recognizer recognizer) {
    return RunRecord.find(folder)
        .filter(record -> record.isRecognized() && record.isOfSameKind(request, recognizer))
        .isPresent();
  }
}
