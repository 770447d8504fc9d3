package dev.modelzoo.benchmark;

import dev.modelzoo.benchmark.BenchmarkEvent.Continued;
import dev.modelzoo.dataset.Utterance;
import dev.modelzoo.error.FileErrors;
import dev.modelzoo.recognizer.FolderRemoval;
import dev.modelzoo.recognizer.Recognizer;
import dev.modelzoo.recognizer.dispatch.Dispatcher;
import dev.modelzoo.recognizer.dispatch.Shard;
import dev.modelzoo.recognizer.dispatch.ShardEvent;
import dev.modelzoo.recognizer.dispatch.ShardPlan;
import dev.modelzoo.recognizer.dispatch.ShardRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Recognises the list of a run shard by shard, going on where an earlier zoo stopped, and puts
 * together what they left.
 */
final class ShardedRecognition {
  private final RunDirectory run;
  private final BenchmarkRequest request;
  private final Recognizer recognizer;
  private final Dispatcher dispatcher;
  private final Clock clock;
  private final Consumer<BenchmarkEvent> listener;
  private final Path home;
  private final Map<String, String> lineById = new LinkedHashMap<>();
  private final Map<String, Double> seconds = new LinkedHashMap<>();

  ShardedRecognition(
      RunDirectory run,
      BenchmarkRequest request,
      Recognizer recognizer,
      Dispatcher dispatcher,
      Clock clock,
      Consumer<BenchmarkEvent> listener) {
    this.run = run;
    this.request = request;
    this.recognizer = recognizer;
    this.dispatcher = dispatcher;
    this.clock = clock;
    this.listener = listener;
    this.home = run.file(RunDirectory.SHARDS);
    request.set().utterances().forEach(this::putSeconds);
    readList();
  }

  private void putSeconds(Utterance utterance) {
    seconds.put(utterance.id(), utterance.duration());
  }

  private void readList() {
    Path list = run.file(RunDirectory.AUDIO_LIST);
    try {
      Files.readAllLines(list)
          .forEach(line -> lineById.put(line.substring(0, line.indexOf('\t')), line));
    } catch (IOException e) {
      throw FileErrors.translate("read", list, e);
    }
  }

  /** How many shards there will be. */
  int shards() {
    return Math.min(request.sharding().shards(), lineById.size());
  }

  /** Whether an earlier zoo left something to go on from. */
  boolean hasWork() {
    return ShardPlan.holdsWork(home);
  }

  /** Forgets what an earlier recognition left. */
  void reset() {
    FolderRemoval.remove(home);
    run.delete(List.of(RunDirectory.HYPOTHESES, RunDirectory.REJECTED));
  }

  /** Takes the hypotheses of a finished run for those of all shards. */
  void seed(SeededShards earlier) {
    earlier.finish(plan().shards());
  }

  /** The same whenever it is made. */
  private ShardPlan plan() {
    return ShardPlan.write(
        home,
        List.copyOf(lineById.values()),
        lineById.keySet().stream().map(this::seconds).toList(),
        shards());
  }

  /** Runs what is open, and fails as its shards do; else the hypotheses are there afterwards. */
  RecognitionFacts run() {
    ShardPlan plan = plan();
    plan.shards().forEach(this::dropUnsound);
    long finished = plan.shards().stream().filter(Shard::isFinished).count();
    if (finished > 0) {
      listener.accept(new Continued(run.folder(), (int) finished, plan.shards().size()));
    }
    dispatch(plan.shards());
    if (plan.shards().stream().anyMatch(Shard::isFailed)) {
      MergedShards parts = new MergedShards(run, plan.shards());
      parts.writeLogs();
      throw parts.failure();
    }
    List<Shard> all = new ArrayList<>(plan.shards());
    retryMissing(plan).ifPresent(all::add);
    MergedShards merged = new MergedShards(run, all);
    merged.writeHypotheses(lineById.keySet());
    merged.writeLogs();
    int retried = all.stream().skip(plan.shards().size()).mapToInt(Shard::utterances).sum();
    return RecognitionFacts.of(
        recognizer,
        dispatcher.name(),
        plan.shards().size(),
        retried,
        all.stream().map(shard -> shard.result().orElseThrow()).toList());
  }

  /** What they left has its place in the run's folder. */
  void removeShards() {
    FolderRemoval.remove(home);
  }

  /** Removes a finished shard that was damaged, and a failed one that is to be tried again. */
  private void dropUnsound(Shard shard) {
    if (shard.isFinished() && shard.result().isEmpty()) {
      FolderRemoval.remove(shard.folder());
    }
    if (request.sharding().retryFailed()) {
      FolderRemoval.remove(shard.failedFolder());
    }
  }

  private double seconds(String id) {
    return seconds.getOrDefault(id, 0.0);
  }

  private void dispatch(List<Shard> shards) {
    List<Shard> open = shards.stream().filter(Shard::isOpen).toList();
    if (open.isEmpty()) {
      return;
    }
    ProgressWatch watch = new ProgressWatch(shards, System::nanoTime);
    dispatcher.run(home, open, runner(), event -> tell(event, watch));
  }

  private void tell(ShardEvent event, ProgressWatch watch) {
    watch.on(event);
    listener.accept(new BenchmarkEvent.Shards(event, watch.now()));
  }

  private ShardRunner runner() {
    return new ShardRunner(
        recognizer,
        Benchmark.work(
            request.model(),
            request.modelFolder(),
            request.environment(),
            request.opaqueIds(),
            request.timeLimit(),
            clock));
  }

  /** Utterances that were left out get one more chance, if asked for: as a shard of their own. */
  private Optional<Shard> retryMissing(ShardPlan plan) {
    Set<String> answered = new MergedShards(run, plan.shards()).answered();
    List<String> missing = lineById.keySet().stream().filter(id -> !answered.contains(id)).toList();
    if (missing.isEmpty()) {
      return Optional.empty();
    }
    double length = missing.stream().mapToDouble(this::seconds).sum();
    Shard retry =
        plan.add(missing.stream().map(id -> lineById.getOrDefault(id, id)).toList(), length);
    if (request.sharding().retryFailed()) {
      dropUnsound(retry);
      dispatch(List.of(retry));
    }
    return Optional.of(retry).filter(shard -> shard.result().isPresent());
  }
}
