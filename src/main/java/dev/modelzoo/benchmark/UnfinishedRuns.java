package dev.modelzoo.benchmark;

import dev.modelzoo.benchmark.BenchmarkEvent.NotContinued;
import dev.modelzoo.dataset.Utterance;
import dev.modelzoo.recognizer.Recognizer;
import dev.modelzoo.recognizer.dispatch.ShardPlan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Finds the run that the same command left unfinished. Only work counts: a run of which no shard is
 * finished is begun again. One of other digests, selection, engine or shards is not continued.
 */
final class UnfinishedRuns {
  private final Path results;
  private final BenchmarkRequest request;
  private final Recognizer recognizer;
  private final Consumer<BenchmarkEvent> listener;
  private final Selection.Outcome selected;

  UnfinishedRuns(
      Path results,
      BenchmarkRequest request,
      Recognizer recognizer,
      Consumer<BenchmarkEvent> listener) {
    this.results = results;
    this.request = request;
    this.recognizer = recognizer;
    this.listener = listener;
    this.selected = request.selection().of(request.set());
  }

  /** Opens the newest one, as it is, whatever its date. */
  Optional<RunDirectory> reopen(RunName like) {
    for (Path folder : RunDirectory.runs(results, like)) {
      if (!RunDirectory.isFinished(folder) && holdsWork(folder) && differences(folder).isEmpty()) {
        Optional<RunDirectory> opened = RunDirectory.openUnfinished(folder);
        if (opened.isPresent()) {
          return opened;
        }
      }
    }
    return Optional.empty();
  }

  /** The newest finished run of the same thing, if it left something out that may be run again. */
  Optional<SeededShards> incomplete(RunName like) {
    if (!request.sharding().retryFailed() || request.sharding().afresh()) {
      return Optional.empty();
    }
    Set<String> ids = selected.utterances().stream().map(Utterance::id).collect(Collectors.toSet());
    return RunDirectory.runs(results, like).stream()
        .filter(folder -> RunDirectory.isFinished(folder) && differences(folder).isEmpty())
        .findFirst()
        .flatMap(
            folder ->
                RunRecord.find(folder)
                    .filter(record -> record.isRecognized() && !record.isRetried())
                    .flatMap(record -> SeededShards.of(folder, record, ids)));
  }

  /** Whether an unfinished folder holds work of another run; says so. */
  boolean isKept(Path folder) {
    if (!holdsWork(folder)) {
      return false;
    }
    List<String> differences = differences(folder);
    if (!differences.isEmpty()) {
      listener.accept(new NotContinued(folder, String.join(", ", differences)));
    }
    return true;
  }

  private static boolean holdsWork(Path folder) {
    return ShardPlan.holdsWork(folder.resolve(RunDirectory.SHARDS))
        || RunRecord.find(folder).filter(RunRecord::isRecognized).isPresent();
  }

  private List<String> differences(Path folder) {
    Optional<RunRecord> found = RunRecord.find(folder);
    if (found.isEmpty()) {
      return List.of("run.json");
    }
    List<String> differences = new ArrayList<>();
    if (!found.get().isOn(request, selected.label())) {
      differences.add("the test set or what is taken of it");
    }
    int shards = Math.min(request.sharding().shards(), selected.utterances().size());
    differences.addAll(found.get().differences(request, recognizer, shards));
    return differences;
  }
}
