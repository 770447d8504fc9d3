package dev.modelzoo.benchmark;

import com.google.gson.JsonObject;
import dev.modelzoo.benchmark.BenchmarkEvent.Recognized;
import dev.modelzoo.benchmark.BenchmarkEvent.StageStarted;
import dev.modelzoo.dataset.Utterance;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.recognizer.RecognitionRequest;
import dev.modelzoo.recognizer.Recognizer;
import dev.modelzoo.recognizer.SbiLimits;
import dev.modelzoo.recognizer.SbiResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The stages of one run, each from the files that the one before it left in the run's folder. */
final class RunStages {
  private static final long LIMIT_PER_AUDIO_SECOND = 100;
  private static final Duration SHORTEST_LIMIT = Duration.ofHours(1);

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
    RunRecord.start(run, request, selected).write();
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

  void recognize(Recognizer recognizer, Clock clock) {
    listener.accept(new StageStarted(Stage.RECOGNIZE, run.folder()));
    RunRecord record = RunRecord.read(run);
    if (!record.setDigest().equals(request.setDigest().toString())) {
      throw new ZooException(
          ErrorKind.CONFLICT,
          "the test set %s has changed since %s was made"
              .formatted(request.set().id(), run.folder()),
          "Run the benchmark without --stage.");
    }
    record.notRecognized();
    record.write();
    run.delete(List.of(RunDirectory.HYPOTHESES, RunDirectory.REJECTED));
    Instant started = clock.instant();
    SbiResult result = recognizer.recognize(recognition(record));
    record.recognized(request, RecognitionFacts.of(recognizer, started, result));
    record.write();
  }

  private RecognitionRequest recognition(RunRecord record) {
    int utterances = references().size();
    return new RecognitionRequest(
        request.modelFolder(),
        run.file(RunDirectory.AUDIO_LIST),
        run.folder(),
        SbiLimits.of(timeLimit(record.audioSeconds()), utterances),
        request.environment(),
        request.opaqueIds(),
        lines -> listener.accept(new Recognized(Math.min(lines, utterances), utterances)));
  }

  private Duration timeLimit(double audioSeconds) {
    Duration byAudio = Duration.ofSeconds((long) Math.ceil(audioSeconds * LIMIT_PER_AUDIO_SECOND));
    Duration usual = byAudio.compareTo(SHORTEST_LIMIT) > 0 ? byAudio : SHORTEST_LIMIT;
    return request.timeLimit().orElse(usual);
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
