package dev.modelzoo.cli.workflow;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.modelzoo.benchmark.BenchmarkResult;
import dev.modelzoo.benchmark.SavedResult;
import dev.modelzoo.benchmark.Stage;
import dev.modelzoo.cli.console.Console;
import dev.modelzoo.cli.workflow.BenchmarkWorkflow.Prepared;
import dev.modelzoo.cli.workflow.PairOutcome.Status;
import dev.modelzoo.content.EntryId;
import dev.modelzoo.content.EntryKind;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.registry.RequestFile;
import dev.modelzoo.registry.Suggestions;
import dev.modelzoo.registry.ZooFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** {@code zoo benchmark}: models on sets, one pair after the other, whatever becomes of each. */
public final class MatrixWorkflow {
  /** In the order of the pipeline: what comes first in it decides how the command ends. */
  private static final List<ErrorKind> PIPELINE =
      List.of(
          ErrorKind.USAGE,
          ErrorKind.NOT_FOUND,
          ErrorKind.CHECK_FAILED,
          ErrorKind.CORRUPT,
          ErrorKind.ACCESS_DENIED,
          ErrorKind.UNAVAILABLE,
          ErrorKind.CONFLICT,
          ErrorKind.NO_SPACE,
          ErrorKind.SBI_FAILED,
          ErrorKind.INCOMPLETE,
          ErrorKind.NOT_REPRODUCED);

  private final Workflows world;
  private final Console console;
  private final BenchmarkWorkflow runs;
  private final boolean json;

  public MatrixWorkflow(Workflows world, boolean json) {
    this.world = world;
    this.console = world.console();
    this.runs = new BenchmarkWorkflow(world, json);
    this.json = json;
  }

  /**
   * How pairs are run.
   *
   * @param skipFinished whether a pair that has a result of the same thing is left out
   */
  public record Options(
      RunSettings run, DispatchSettings dispatch, Stage stage, boolean skipFinished) {}

  /** Every model on every set, or on the MINI set of its language if none is named. */
  public Set<BenchmarkPair> pairs(Collection<EntryId> models, Collection<EntryId> sets) {
    requireKnown(EntryKind.MODEL, models);
    requireKnown(EntryKind.DATASET, sets);
    Set<BenchmarkPair> pairs = new LinkedHashSet<>();
    for (EntryId model : models) {
      Collection<EntryId> chosen = sets.isEmpty() ? runs.miniSet(model).stream().toList() : sets;
      chosen.forEach(set -> pairs.add(new BenchmarkPair(model, set)));
    }
    return pairs;
  }

  /** What a request asks for. */
  public Set<BenchmarkPair> pairs(Path file) {
    RequestFile request = RequestFile.read(world.workingFolder().resolve(file));
    return pairs(List.of(request.model()), request.testSets());
  }

  /** A mistyped id is told before anything is run; what is known and not here fails in its turn. */
  private void requireKnown(EntryKind kind, Collection<EntryId> ids) {
    ZooFile zoo = world.zoo();
    for (EntryId id : ids) {
      if (zoo.find(kind, id).isEmpty() && !Files.isDirectory(zoo.root().folder(kind, id))) {
        throw Suggestions.unknown(zoo, kind, id);
      }
    }
  }

  /**
   * Runs all pairs and tells how they went.
   *
   * @return of what went wrong, what comes first in the order of the pipeline
   * @throws ZooException of kind NOT_FOUND if there are no pairs
   */
  public Optional<ZooException> run(Collection<BenchmarkPair> pairs, Options options) {
    if (pairs.isEmpty()) {
      throw new ZooException(
          ErrorKind.NOT_FOUND,
          "nothing was run: there is no test set for any of these models",
          "Name a set with -d, or fetch the MINI set of the language: zoo pull -d MINI_EN, for"
              + " example. 'zoo list --remote' shows which there are.");
    }
    List<PairOutcome> outcomes = new ArrayList<>();
    for (BenchmarkPair pair : pairs) {
      PairOutcome outcome = run(pair, options);
      outcomes.add(outcome);
      if (outcome.status() == Status.FAILED && pairs.size() > 1) {
        outcome
            .failure()
            .ifPresent(f -> console.problem("failed     " + pair + ": " + ZooException.reason(f)));
      }
    }
    Optional<ZooException> first =
        outcomes.stream()
            .flatMap(outcome -> outcome.failure().stream())
            .min(Comparator.comparingInt(failure -> PIPELINE.indexOf(failure.kind())));
    tell(outcomes, first);
    return first;
  }

  private PairOutcome run(BenchmarkPair pair, Options options) {
    try {
      Prepared prepared =
          runs.prepare(
              pair.model(), pair.set(), options.run(), options.dispatch(), options.stage());
      Optional<SavedResult> there =
          options.skipFinished() ? runs.finished(prepared) : Optional.empty();
      boolean retry = options.dispatch().sharding().retryFailed();
      if (there
          .filter(result -> !retry || result.unanswered() == 0 || result.isRetried())
          .isPresent()) {
        console.say(
            "skipped    %s: %s has it (--again runs it anyway)"
                .formatted(pair, world.shown(there.get().folder())));
        return PairOutcome.skipped(pair, there.get());
      }
      BenchmarkResult result = runs.run(prepared);
      return new PairOutcome(
          pair,
          Status.DONE,
          Optional.of(SavedResult.read(result.runFolder())),
          result.incompleteness());
    } catch (ZooException e) {
      return PairOutcome.failed(pair, e);
    }
  }

  private void tell(List<PairOutcome> outcomes, Optional<ZooException> first) {
    if (json) {
      JsonObject whole = new JsonObject();
      whole.addProperty("schema", "zoo-benchmark/1");
      JsonArray all = new JsonArray();
      outcomes.forEach(outcome -> all.add(outcome.toJson()));
      whole.add("runs", all);
      whole.addProperty("exit_code", first.map(failure -> failure.kind().exitCode()).orElse(0));
      console.json(whole);
    } else if (outcomes.size() > 1) {
      table(outcomes).forEach(console::result);
    }
  }

  private List<String> table(List<PairOutcome> outcomes) {
    int models = width(outcomes.stream().map(o -> o.pair().model().value()).toList(), "model");
    int sets = width(outcomes.stream().map(o -> o.pair().set().value()).toList(), "set");
    String row = "%-" + models + "s  %-" + sets + "s  %-7s  %-13s  %9s  %s";
    List<String> lines = new ArrayList<>();
    lines.add(String.format(Locale.ROOT, row, "model", "set", "", "score", "answered", "result"));
    for (PairOutcome outcome : outcomes) {
      lines.add(
          String.format(
                  Locale.ROOT,
                  row,
                  outcome.pair().model(),
                  outcome.pair().set(),
                  outcome.status().label(),
                  outcome.score(),
                  outcome.coverage(),
                  outcome.result().map(r -> world.shown(r.folder()).toString()).orElse(""))
              .stripTrailing());
    }
    return lines;
  }

  private static int width(List<String> texts, String heading) {
    return Math.max(heading.length(), texts.stream().mapToInt(String::length).max().orElse(0));
  }
}
