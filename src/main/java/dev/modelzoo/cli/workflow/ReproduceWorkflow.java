package dev.modelzoo.cli.workflow;

import com.google.gson.JsonObject;
import dev.modelzoo.benchmark.BenchmarkResult;
import dev.modelzoo.benchmark.Provenance;
import dev.modelzoo.benchmark.Reproduction;
import dev.modelzoo.benchmark.ResultRecord;
import dev.modelzoo.benchmark.Selection;
import dev.modelzoo.benchmark.Stage;
import dev.modelzoo.cli.console.Console;
import dev.modelzoo.cli.workflow.PublishedChoice.Published;
import dev.modelzoo.cli.workflow.ReproduceSettings.Repeated;
import dev.modelzoo.content.ContentDigest;
import dev.modelzoo.content.EntryId;
import dev.modelzoo.content.EntryKind;
import dev.modelzoo.content.Manifest;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.registry.EntryReference;
import dev.modelzoo.registry.ZooFile;
import dev.modelzoo.report.ReproductionJson;
import dev.modelzoo.report.ReproductionText;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code zoo reproduce}: fetch and verify, run as it was published, and compare. */
public final class ReproduceWorkflow {
  private final Workflows world;
  private final Console console;
  private final ReproduceSettings settings;

  public ReproduceWorkflow(Workflows world, ReproduceSettings settings) {
    this.world = world;
    this.console = world.console();
    this.settings = settings;
  }

  /**
   * Repeats a published result.
   *
   * @param named the set; empty for the MINI set of the model's language
   * @throws ZooException of kind NOT_REPRODUCED if the score is another
   */
  public void reproduce(EntryReference model, Optional<EntryReference> named) {
    Manifest manifest = fetchModel(model);
    EntryReference set = named.orElseGet(() -> miniSet(model, manifest));
    Entry setEntry = fetchSet(model, set);
    Published published =
        new PublishedChoice(
                world,
                manifest,
                set.id(),
                ContentDigest.of(setEntry.hash(world.layout(), world.workers())))
            .choose(settings.record());
    Repeated repeated = repeated(published.record());
    BenchmarkResult result =
        new BenchmarkWorkflow(world, settings.json())
            .run(
                model.id(),
                set.id(),
                settings.run().apply(repeated),
                settings.dispatch().apply(repeated),
                Stage.DATA);
    conclude(manifest, set, published, result);
  }

  /** The engine is looked for first: nobody should wait for a download that is for nothing. */
  private Manifest fetchModel(EntryReference model) {
    Entry entry = new Entry(world.root(), EntryKind.MODEL, model.id());
    RunSettings run = settings.run().apply(new Repeated(1, false, false, 1, false));
    boolean mayRunPulled = new EngineChoice(world).mayRunPulled(run);
    if (!mayRunPulled && !isOwn(entry)) {
      throw EngineChoice.needsConsent(entry.shown() + " may be");
    }
    Manifest manifest =
        new FetchWorkflow(world).fetch(EntryKind.MODEL, model, false, false).manifest();
    new CheckWorkflow(world).requirePulled(entry, new JsonObject());
    if (!mayRunPulled && !isOwn(entry)) { // what was fetched may have replaced one's own
      throw EngineChoice.needsConsent(entry.shown() + " was pulled, so it may be");
    }
    return manifest;
  }

  /** Whether the folder is here and did not come from a store, as far as is known. */
  private static boolean isOwn(Entry model) {
    return Files.isDirectory(model.folder()) && !Files.exists(model.pulledMark());
  }

  private EntryReference miniSet(EntryReference model, Manifest manifest) {
    return new MiniSetLookup(world)
        .find(model.id())
        .map(EntryReference::pinned)
        .orElseThrow(() -> noMiniSet(model, manifest));
  }

  private ZooException noMiniSet(EntryReference model, Manifest manifest) {
    NavigableSet<EntryId> sets =
        new RecordWorkflow(world).setIds(manifest.id(), manifest.version());
    String published =
        sets.isEmpty()
            ? "; and no result of version %d is published".formatted(manifest.version())
            : "; results of version %d are published on %s"
                .formatted(
                    manifest.version(),
                    sets.stream().map(EntryId::value).collect(Collectors.joining(", ")));
    return new ZooException(
        ErrorKind.NOT_FOUND,
        "there is no MINI set for the language of " + model.id() + published,
        "Name the set of the published result: zoo reproduce -m %s -d %s"
            .formatted(model, sets.isEmpty() ? "SET" : sets.first()));
  }

  private Entry fetchSet(EntryReference model, EntryReference set) {
    new MiniSetLookup(world).registerBeside(model.id(), set.id());
    ZooFile zoo = world.zoo();
    Entry entry = new Entry(zoo.root(), EntryKind.DATASET, set.id());
    if (zoo.find(EntryKind.DATASET, set.id()).isEmpty() && Files.isDirectory(entry.folder())) {
      console.say("not pulled %s is not registered: it is used as it is".formatted(entry.shown()));
      return entry;
    }
    new FetchWorkflow(world).fetch(EntryKind.DATASET, set, false, false);
    return entry;
  }

  /** As published; what a stranger may not decide here, such as the network, is not taken over. */
  private Repeated repeated(ResultRecord record) {
    String label = record.comparison().getOrDefault("selection", "");
    Selection selection =
        Selection.parse(label)
            .filter(parsed -> parsed.maxDuration().isEmpty())
            .orElseThrow(
                () ->
                    new ZooException(
                        ErrorKind.USAGE,
                        "the published result is of a selection that cannot be repeated: " + label,
                        "Choose another result with --record, or run zoo benchmark."));
    Provenance provenance = record.provenance();
    String options = record.comparison().getOrDefault("options", "");
    return new Repeated(
        selection.maxUtterances(),
        provenance.opaqueIds(),
        Arrays.asList(options.split(" ")).contains("t2s"),
        settings.shards().orElse(provenance.shards()),
        settings.retryFailed() || provenance.retried());
  }

  private void conclude(
      Manifest manifest, EntryReference set, Published published, BenchmarkResult result) {
    RecordWorkflow records = new RecordWorkflow(world);
    ResultRecord mine = records.record(ResultRecord.Role.REPRODUCER, manifest, set.id(), result);
    Reproduction reproduction =
        Reproduction.of(
            published.record(),
            mine,
            result,
            new Reproduction.Options(settings.tolerance(), settings.limit()));
    ReproductionText text =
        new ReproductionText(
            reproduction, result.report().rateName(), result.report().references());
    tell(reproduction, text, published, mine, result);
    if (settings.recorded()) {
      records.write(mine);
    }
    if (reproduction.verdict() == Reproduction.Verdict.NOT_REPRODUCED) {
      throw notReproduced(mine, reproduction, text);
    }
  }

  private void tell(
      Reproduction reproduction,
      ReproductionText text,
      Published published,
      ResultRecord mine,
      BenchmarkResult result) {
    if (settings.json()) {
      console.json(
          ReproductionJson.of(
              reproduction, published.name(), published.record(), result, settings.tolerance()));
      return;
    }
    text.scores(
            published.described() + surroundings(published.record()),
            "reproducer" + surroundings(mine))
        .forEach(console::result);
    text.differences().forEach(console::result);
    console.result(text.verdict());
  }

  private static String surroundings(ResultRecord record) {
    Provenance provenance = record.provenance();
    StringBuilder text = new StringBuilder();
    provenance.engine().ifPresent(engine -> text.append(", engine ").append(engine));
    provenance.blind().ifPresent(blind -> text.append(blind ? ", blind" : ", not blind"));
    provenance.network().ifPresent(network -> text.append(", network ").append(network));
    provenance.gpus().ifPresent(gpus -> text.append(", gpus ").append(gpus));
    if (provenance.shards() > 1) {
      text.append(", ").append(provenance.shards()).append(" shards");
    }
    return text.toString();
  }

  private static ZooException notReproduced(
      ResultRecord mine, Reproduction reproduction, ReproductionText text) {
    return new ZooException(
        ErrorKind.NOT_REPRODUCED,
        "%s version %d on %s: %s"
            .formatted(mine.model(), mine.version(), mine.set(), text.verdict()),
        reproduction.isClaimWrong()
            ? "The published counts are not those of the published hypotheses: tell the submitter."
            : "Compare how both were run, above. A model that computes otherwise on another machine"
                + " may need --tolerance POINTS.");
  }
}
