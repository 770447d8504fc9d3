package dev.modelzoo.cli.workflow;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.modelzoo.benchmark.BenchmarkResult;
import dev.modelzoo.benchmark.ResultRecord;
import dev.modelzoo.cli.console.Console;
import dev.modelzoo.content.EntryId;
import dev.modelzoo.content.EntryKind;
import dev.modelzoo.content.Manifest;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.registry.EntryReference;
import dev.modelzoo.registry.MiniSets;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code zoo pull}: fetch and verify, then run again and show both scores. */
public final class PullWorkflow {
  private final Workflows world;
  private final Console console;
  private final boolean force;
  private final boolean dryRun;
  private final JsonReport report;

  /**
   * Prepares a pull.
   *
   * @param force give up files that were changed here
   * @param report gets an object for each entry
   */
  public PullWorkflow(Workflows world, boolean force, boolean dryRun, JsonReport report) {
    this.report = report;
    report.whole().addProperty("dry_run", dryRun);
    this.world = world;
    this.console = world.console();
    this.force = force;
    this.dryRun = dryRun;
  }

  /** Pulls a test set. */
  public void dataset(EntryReference reference) {
    report.entry(
        EntryKind.DATASET,
        reference.id(),
        told -> new FetchWorkflow(world, told).fetch(EntryKind.DATASET, reference, force, dryRun));
  }

  /**
   * Pulls a model and, with the user's consent, runs it.
   *
   * @param sets to run it on; none for the MINI set of its language
   * @return why the command should fail in the end although all is done: incomplete recognition
   */
  public Optional<ZooException> model(
      EntryReference reference,
      List<EntryReference> sets,
      RunSettings settings,
      boolean benchmark) {
    return report.entry(
        EntryKind.MODEL, reference.id(), told -> model(told, reference, sets, settings, benchmark));
  }

  private Optional<ZooException> model(
      JsonObject told,
      EntryReference reference,
      List<EntryReference> sets,
      RunSettings settings,
      boolean benchmark) {
    Manifest manifest =
        new FetchWorkflow(world, told).fetch(EntryKind.MODEL, reference, force, dryRun).manifest();
    if (dryRun) {
      return Optional.empty();
    }
    new CheckWorkflow(world)
        .requirePulled(new Entry(world.root(), EntryKind.MODEL, reference.id()), told);
    JsonArray ran = new JsonArray();
    told.add("runs", ran);
    if (!benchmark) {
      return Optional.empty();
    }
    if (!new EngineChoice(world).mayRunPulled(settings)) {
      console.say(
          "not run    a pulled model is a stranger's program, and no container engine answers");
      console.say(
          "           to run it with your own rights: zoo pull -m %s%s --engine local"
              .formatted(
                  reference, sets.stream().map(set -> " -d " + set).collect(Collectors.joining())));
      sets.forEach(this::fetchIfNeeded);
      return Optional.empty();
    }
    return benchmark(manifest, sets, settings, ran);
  }

  private Optional<ZooException> benchmark(
      Manifest manifest, List<EntryReference> sets, RunSettings settings, JsonArray ran) {
    BenchmarkWorkflow runs = new BenchmarkWorkflow(world);
    List<EntryReference> chosen = sets.isEmpty() ? miniSet(runs, manifest.id()) : sets;
    ToldRuns running = new ToldRuns(runs, settings, ran);
    Optional<ZooException> first = Optional.empty();
    for (EntryReference set : chosen) {
      fetchIfNeeded(set);
      BenchmarkResult result = running.run(manifest.id(), set.id());
      running.add("published", compare(manifest, set.id(), result));
      Optional<ZooException> incomplete = result.incompleteness();
      first = first.or(() -> incomplete);
    }
    return first;
  }

  /** The set may be known to the place of the model, and not yet to this zoo. */
  private List<EntryReference> miniSet(BenchmarkWorkflow runs, EntryId model) {
    MiniSetLookup lookup = new MiniSetLookup(world);
    if (MiniSets.find(world.zoo(), lookup.language(model)).isEmpty()) {
      lookup.registerFromPlaceOf(model);
    }
    return runs.miniSet(model).stream().map(EntryReference::pinned).toList();
  }

  /** A set that is here is used as it is, unless the user named a version of it. */
  private void fetchIfNeeded(EntryReference set) {
    boolean versionNamed = !(set.selector() instanceof EntryReference.Selector.Pinned);
    if (versionNamed || !Files.isDirectory(world.root().folder(EntryKind.DATASET, set.id()))) {
      dataset(set);
    }
  }

  private JsonElement compare(Manifest manifest, EntryId set, BenchmarkResult result) {
    RecordWorkflow records = new RecordWorkflow(world);
    ResultRecord mine = records.record(ResultRecord.Role.REPRODUCER, manifest, set, result);
    Optional<ResultRecord> published = records.published(mine);
    if (published.isEmpty()) {
      console.say("published  no result of version %d on %s".formatted(manifest.version(), set));
      return JsonNull.INSTANCE;
    }
    ResultRecord other = published.get();
    String unit = result.report().rateName();
    console.result(
        "published  %s %s  (%s, %s)"
            .formatted(unit, percent(other), other.role().label(), other.created()));
    console.result(
        "here       %s %s  %s"
            .formatted(
                unit,
                percent(mine),
                mine.sameScore(other)
                    ? mine.hypotheses().equals(other.hypotheses())
                        ? "identical, utterance by utterance"
                        : "the same counts, though some hypotheses differ"
                    : "NOT the same"));
    return toJson(other, mine);
  }

  private static JsonObject toJson(ResultRecord published, ResultRecord mine) {
    JsonObject json = new JsonObject();
    json.addProperty("role", published.role().label());
    json.addProperty("created", published.created().toString());
    json.addProperty("token_error_rate", published.errorRate().orElse(null));
    json.addProperty("same_score", mine.sameScore(published));
    json.addProperty("same_hypotheses", mine.hypotheses().equals(published.hypotheses()));
    return json;
  }

  private static String percent(ResultRecord record) {
    return record
        .errorRate()
        .map(rate -> String.format(Locale.ROOT, "%.2f %%", rate))
        .orElse("undefined");
  }
}
