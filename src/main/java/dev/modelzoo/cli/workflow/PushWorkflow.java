package dev.modelzoo.cli.workflow;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.modelzoo.benchmark.BenchmarkResult;
import dev.modelzoo.benchmark.ResultRecord;
import dev.modelzoo.content.EntryId;
import dev.modelzoo.content.EntryKind;
import dev.modelzoo.content.Manifest;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.registry.RemoteUrl;
import dev.modelzoo.registry.ZooEntry;
import dev.modelzoo.registry.ZooFile;
import dev.modelzoo.store.ObjectStore;
import dev.modelzoo.transfer.PlainTree;
import dev.modelzoo.transfer.VersionStore;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/** {@code zoo push}: publish, then benchmark, then keep the score beside the version. */
public final class PushWorkflow {
  private final Workflows world;
  private final PushSettings settings;
  private final JsonReport report;

  /**
   * Prepares a push.
   *
   * @param report gets an object for each entry
   */
  public PushWorkflow(Workflows world, PushSettings settings, JsonReport report) {
    this.world = world;
    this.settings = settings;
    this.report = report;
    report.whole().addProperty("dry_run", settings.dryRun());
  }

  /** Pushes a test set. */
  public void dataset(EntryId id) {
    report.entry(
        EntryKind.DATASET,
        id,
        told -> new PublishWorkflow(world, settings, told).publish(EntryKind.DATASET, id));
  }

  /**
   * Pushes a model and runs it.
   *
   * @param sets to run it on; none for the MINI set of its language
   * @return why the command should fail in the end although all is done: incomplete recognition
   */
  public Optional<ZooException> model(
      EntryId id, List<EntryId> sets, RunSettings runSettings, boolean benchmark) {
    return report.entry(EntryKind.MODEL, id, told -> model(told, id, sets, runSettings, benchmark));
  }

  private Optional<ZooException> model(
      JsonObject told, EntryId id, List<EntryId> sets, RunSettings runSettings, boolean benchmark) {
    if (benchmark) {
      requireSound(sets);
    }
    Manifest manifest =
        new PublishWorkflow(world, settings, told).publish(EntryKind.MODEL, id).manifest();
    JsonArray ran = new JsonArray();
    told.add("runs", ran);
    if (!benchmark) {
      return Optional.empty();
    }
    BenchmarkWorkflow runs = new BenchmarkWorkflow(world);
    List<EntryId> chosen = sets.isEmpty() ? runs.miniSet(id).stream().toList() : sets;
    ToldRuns running = new ToldRuns(runs, runSettings, ran);
    Optional<ZooException> first = Optional.empty();
    for (EntryId set : chosen) {
      publishIfAbsent(set);
      Optional<ZooException> incomplete =
          settings.dryRun() ? Optional.empty() : run(running, manifest, set);
      first = first.or(() -> incomplete);
    }
    return first;
  }

  /** Before anything is published: a version stays, and a broken set would be found too late. */
  private void requireSound(List<EntryId> sets) {
    ZooFile zoo = world.zoo();
    for (EntryId set : sets) {
      Entry entry = new Entry(zoo.root(), EntryKind.DATASET, set);
      entry.requireHere(zoo);
      new CheckWorkflow(world).requireQuietly(entry);
    }
  }

  private Optional<ZooException> run(ToldRuns running, Manifest model, EntryId set) {
    BenchmarkResult result;
    try {
      result =
          world
              .console()
              .interruptibly(
                  published(model),
                  "Run the same command again: it sends nothing twice, and goes on with the run.",
                  () -> running.run(model.id(), set));
    } catch (ZooException e) {
      world.console().say(unscored(model, set));
      throw e;
    }
    RecordWorkflow records = new RecordWorkflow(world);
    records.write(records.record(ResultRecord.Role.SUBMITTER, model, set, result));
    return result.incompleteness();
  }

  private static String published(Manifest model) {
    return model.version() > 0
        ? "models/%s version %d is published and pinned".formatted(model.id(), model.version())
        : "models/%s is published and pinned".formatted(model.id());
  }

  /** What is pinned by now stays so, whatever became of its run. */
  private static String unscored(Manifest model, EntryId set) {
    String back =
        model.parent().isPresent()
            ? "; 'zoo rollback -m %s@%d' goes back".formatted(model.id(), model.parent().getAsInt())
            : "";
    return "unscored   models/%s (%s) stays published and pinned, without a score on %s%s"
        .formatted(model.id(), model.digest().abbreviated(), set, back);
  }

  /**
   * Whoever pulls the model needs the set, too: it is pushed where its place has none yet, unless
   * it is private.
   */
  private void publishIfAbsent(EntryId set) {
    ZooFile zoo = world.zoo();
    Entry entry = new Entry(zoo.root(), EntryKind.DATASET, set);
    if (!Files.isDirectory(entry.folder())) {
      return; // the benchmark says what to do
    }
    if (zoo.find(EntryKind.DATASET, set).filter(ZooEntry::confidential).isPresent()) {
      world
          .console()
          .say(
              "not pushed %s is private in zoo.yaml: only 'zoo push -d %s' publishes it"
                  .formatted(entry.shown(), set));
      return;
    }
    RemoteUrl url = zoo.url(EntryKind.DATASET, set);
    boolean absent;
    try (ObjectStore store = world.open(url, zoo.root())) {
      VersionStore versions = world.versions(store);
      absent = !versions.exists() && !new PlainTree(versions).exists();
    } catch (ZooException e) {
      world.console().warn("%s was not looked at: %s".formatted(url, ZooException.reason(e)));
      return;
    }
    if (absent) {
      dataset(set);
    }
  }
}
