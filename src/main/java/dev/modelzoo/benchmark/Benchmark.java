package dev.modelzoo.benchmark;

import dev.modelzoo.content.EntryId;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.recognizer.Recognizer;
import dev.modelzoo.recognizer.SbiEnvironment;
import dev.modelzoo.recognizer.dispatch.Dispatcher;
import dev.modelzoo.recognizer.dispatch.ShardWork;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Runs one model on one test set: select, recognise, score, each result in a folder of its own.
 * Nothing is pushed anywhere.
 */
public final class Benchmark {
  private final Path results;
  private final Recognizer recognizer;
  private final Dispatcher dispatcher;
  private final Clock clock;
  private final String tool;

  /**
   * Runs on recognizer and dispatcher as given.
   *
   * @param results the folder of all result folders; made if it is missing
   * @param tool name and version, for the provenance of the score
   */
  public Benchmark(
      Path results, Recognizer recognizer, Dispatcher dispatcher, Clock clock, String tool) {
    this.results = results;
    this.recognizer = recognizer;
    this.dispatcher = dispatcher;
    this.clock = clock;
    this.tool = tool;
  }

  /**
   * Runs the stages from the one asked for. A score with missing hypotheses is returned, not
   * thrown: {@link BenchmarkResult#incompleteness()} says so.
   *
   * @param unchanged is asked when the SBI has ended: it throws if model or set are not what the
   *     request says any more, and then nothing is kept of what was recognised
   */
  public BenchmarkResult run(
      BenchmarkRequest request, Runnable unchanged, Consumer<BenchmarkEvent> listener) {
    RunName today = today(request);
    UnfinishedRuns others = new UnfinishedRuns(results, request, recognizer, listener);
    try (RunDirectory run = open(request, today, others)) {
      RunStages stages = new RunStages(run, request, listener);
      if (request.firstStage() == Stage.DATA) {
        stages.selectData();
      }
      if (request.firstStage() != Stage.SCORE) {
        stages.recognize(recognizer, dispatcher, clock, () -> others.incomplete(today), unchanged);
      }
      return stages.score(tool);
    }
  }

  /** What all shards of a run have in common, for whoever runs one of them. */
  public static ShardWork work(
      EntryId model,
      Path modelFolder,
      SbiEnvironment environment,
      boolean opaqueIds,
      Optional<Duration> timeLimit,
      Clock clock) {
    return new ShardWork(
        modelFolder,
        environment,
        opaqueIds,
        timeLimit,
        (file, ids) -> Hypotheses.read(file, model.value(), ids),
        Host.toJson(),
        clock);
  }

  private RunName today(BenchmarkRequest request) {
    return new RunName(
        LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC),
        request.model(),
        request.set().id(),
        request.selection().maxUtterances(),
        1);
  }

  private RunDirectory open(BenchmarkRequest request, RunName today, UnfinishedRuns others) {
    if (request.firstStage() == Stage.DATA) {
      return others
          .reopen(today)
          .orElseGet(() -> RunDirectory.create(results, today, others::isKept));
    }
    Path newest = RunDirectory.newest(results, today).orElseThrow(() -> noEarlierRun(request));
    List<String> needed = neededBy(request.firstStage());
    RunDirectory.require(newest, needed);
    if (RunDirectory.isFinished(newest)) {
      RunDirectory run = RunDirectory.create(results, today, others::isKept);
      run.copyFrom(newest, needed);
      run.copyFrom(newest, List.of(RunDirectory.SKIPPED, RunDirectory.LOG));
      return run;
    }
    return RunDirectory.openUnfinished(newest).orElseThrow(() -> inUse(newest));
  }

  private static List<String> neededBy(Stage stage) {
    List<String> data =
        List.of(RunDirectory.RECORD, RunDirectory.AUDIO_LIST, RunDirectory.REFERENCES);
    return stage == Stage.RECOGNIZE
        ? data
        : List.of(
            RunDirectory.RECORD,
            RunDirectory.AUDIO_LIST,
            RunDirectory.REFERENCES,
            RunDirectory.HYPOTHESES);
  }

  private ZooException noEarlierRun(BenchmarkRequest request) {
    return new ZooException(
        ErrorKind.NOT_FOUND,
        "%s has no run of %s on %s with at most %d utterances to continue"
            .formatted(
                results, request.model(), request.set().id(), request.selection().maxUtterances()),
        "Run the benchmark without --stage.");
  }

  private static ZooException inUse(Path folder) {
    return new ZooException(
        ErrorKind.CONFLICT,
        "another zoo is running in " + folder,
        "Wait for it to end, or run the benchmark without --stage.");
  }
}
