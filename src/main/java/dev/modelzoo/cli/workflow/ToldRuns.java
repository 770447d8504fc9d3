package dev.modelzoo.cli.workflow;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.modelzoo.benchmark.BenchmarkResult;
import dev.modelzoo.benchmark.SavedResult;
import dev.modelzoo.benchmark.Stage;
import dev.modelzoo.content.EntryId;
import dev.modelzoo.error.ZooException;
import java.util.Optional;

/** Runs a model after a push or a pull, and tells it as {@code zoo benchmark --json} does. */
final class ToldRuns {
  private final BenchmarkWorkflow runs;
  private final RunSettings settings;
  private final JsonArray told;

  /**
   * Prepares runs.
   *
   * @param told where each of them adds its object
   */
  ToldRuns(BenchmarkWorkflow runs, RunSettings settings, JsonArray told) {
    this.runs = runs;
    this.settings = settings;
    this.told = told;
  }

  BenchmarkResult run(EntryId model, EntryId set) {
    BenchmarkPair pair = new BenchmarkPair(model, set);
    try {
      BenchmarkResult result = runs.run(model, set, settings, Stage.DATA);
      told.add(
          new PairOutcome(
                  pair,
                  PairOutcome.Status.DONE,
                  Optional.of(SavedResult.read(result.runFolder())),
                  result.incompleteness())
              .toJson());
      return result;
    } catch (ZooException e) {
      told.add(PairOutcome.failed(pair, e).toJson());
      throw e;
    }
  }

  /** Adds to the object of the last run. */
  void add(String key, JsonElement value) {
    JsonObject last = told.get(told.size() - 1).getAsJsonObject();
    last.add(key, value);
  }
}
