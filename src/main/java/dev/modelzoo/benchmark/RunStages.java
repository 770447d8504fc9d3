package dev.modelzoo.benchmark;

import com.google.gson.JsonObject;
import dev.modelzoo.benchmark.BenchmarkEvent.StageStarted;
import dev.modelzoo.dataset.Utterance;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.recognizer.Recognizer;
import dev.modelzoo.recognizer.dispatch.Dispatcher;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The stages of one run, each from the files that the one before it left in the run's folder. */
final class RunStages {
  private final RunDirectory run;
  private final BenchmarkRequest request;
  private final Consumer<BenchmarkEvent> listener;

  RunStages(RunDirectory run, BenchmarkRequest request, Consumer<BenchmarkEvent> listener) {
    this.run = run;
    this.request = request;
    this.listener = listener;
  }

  void selectData() {
    listener.accept(new StageStarted(Stage.DATA, run.folder()));
    Selection.Outcome selected = request.selection().of(request.set());
    if (selected.utterances().isEmpty()) {
      throw new ZooException(
          ErrorKind.USAGE,
          "no utterance of " + request.set().id() + " is selected",
          "Select longer utterances, or more of them.");
    }
    List<Utterance> utterances = selected.utterances();
    writeLines(RunDirectory.AUDIO_LIST, utterances, u -> u.id() + '\t' + audio(u));
    writeLines(RunDirectory.REFERENCES, utterances, u -> u.id() + '\t' + u.text());
    if (!selected.skipped().isEmpty()) {
      writeLines(RunDirectory.SKIPPED, selected.skipped(), s -> s.id() + '\t' + s.reason());
    }
    // That of a run that is continued stays: it says what was planned, and perhaps what it took.
    if (RunRecord.find(run.folder()).filter(r -> r.isOn(request, selected.label())).isEmpty()) {
      RunRecord.start(run, request, selected).write();
    }
  }

  private Path audio(Utterance utterance) {
    Path path = request.set().audioPath(utterance).toAbsolutePath().normalize();
    if (!Files.isRegularFile(path)) {
      throw new ZooException(
          ErrorKind.NOT_FOUND,
          "the audio of utterance '%s' is missing: %s".formatted(utterance.id(), path),
          "Pull the test set again, or run zoo check on it.");
    }
    if (path.toString().chars().anyMatch(Character::isISOControl)) {
      throw new ZooException(
          ErrorKind.USAGE,
          "a tab or line break is in the path of utterance '" + utterance.id() + "'",
          "Move the zoo to a folder without one: the SBI gets its audio as a list of lines.");
    }
    return path;
  }

  /**
   * Runs the SBI, or goes on where an earlier zoo stopped.
   *
   * @param earlier a finished run of which only what it left out is to be run
   * @param unchanged throws if model or set changed since the request was made
   */
  void recognize(
      Recognizer recognizer,
      Dispatcher dispatcher,
      Clock clock,
      Supplier<Optional<SeededShards>> earlier,
      Runnable unchanged) {
    listener.accept(new StageStarted(Stage.RECOGNIZE, run.folder()));
    RunRecord record = RunRecord.read(run);
    requireSameSet(record);
    ShardedRecognition recognition =
        new ShardedRecognition(run, request, recognizer, dispatcher, clock, listener);
    int shards = recognition.shards();
    boolean same = record.differences(request, recognizer, shards).isEmpty();
    boolean again = record.isRecognized() && request.firstStage() == Stage.RECOGNIZE;
    if (!same || again || !(record.isRecognized() || recognition.hasWork())) {
      recognition.reset();
      record.planned(request, recognizer, shards);
      record.write();
      earlier.get().ifPresent(recognition::seed);
    }
    if (!record.isRecognized() || !run.has(RunDirectory.HYPOTHESES)) {
      RecognitionFacts facts = recognition.run();
      try {
        unchanged.run();
      } catch (ZooException e) {
        recognition.reset(); // nobody knows which of the files it came from
        throw e;
      }
      record.recognized(request, facts);
      record.write();
    }
    recognition.removeShards();
  }

  private void requireSameSet(RunRecord record) {
    if (!record.setDigest().equals(request.setDigest().toString())) {
      throw new ZooException(
          ErrorKind.CONFLICT,
          "the test set %s has changed since %s was made"
              .formatted(request.set().id(), run.folder()),
          "Run the benchmark without --stage.");
    }
  }

  BenchmarkResult score(String tool) {
    listener.accept(new StageStarted(Stage.SCORE, run.folder()));
    RunRecord record = RunRecord.read(run);
    if (!record.isRecognized()) {
      throw new ZooException(
          ErrorKind.NOT_FOUND,
          "the recognition in " + run.folder() + " did not end",
          "Run the benchmark with --stage 2.");
    }
    Map<String, String> references = references();
    Map<String, String> hypotheses = hypotheses(references);
    Scorer scorer = Scorer.forLanguage(request.language(), request.simplified());
    ScoreReport report =
        scorer
            .score(references, hypotheses, durations())
            .with(UtteranceColumns.of(request.set().utterances()));
    ComparisonKey key = scorer.comparisonKey(record.setDigest(), record.selection());
    JsonObject provenance = record.provenance(tool);
    report.writeTo(run.folder(), provenance, key);
    return new BenchmarkResult(
        run.folder(),
        report,
        key,
        skippedIds(),
        record.wall(),
        record.audioSeconds(),
        record.engine(),
        record.blind(),
        provenance);
  }

  private Map<String, String> references() {
    return TranscriptFile.read(run.file(RunDirectory.REFERENCES), ErrorKind.CORRUPT).texts();
  }

  /** A file that breaks the contract is set aside: no later stage may start from it. */
  private Map<String, String> hypotheses(Map<String, String> references) {
    Path file = run.file(RunDirectory.HYPOTHESES);
    try {
      return Hypotheses.read(file, request.model().value(), references.keySet());
    } catch (ZooException e) {
      if (e.kind() == ErrorKind.SBI_FAILED) {
        run.rename(RunDirectory.HYPOTHESES, RunDirectory.REJECTED);
      }
      throw e;
    }
  }

  private Map<String, Double> durations() {
    return request.set().utterances().stream()
        .collect(Collectors.toMap(Utterance::id, Utterance::duration, (first, second) -> first));
  }

  private List<String> skippedIds() {
    return run.has(RunDirectory.SKIPPED)
        ? List.copyOf(
            TranscriptFile.read(run.file(RunDirectory.SKIPPED), ErrorKind.CORRUPT).texts().keySet())
        : List.of();
  }

  private <T> void writeLines(String name, List<T> items, Function<T, String> line) {
    OutputFile.write(
        run.file(name),
        out -> {
          for (T item : items) {
            out.append(line.apply(item)).append('\n');
          }
        });
  }
}
