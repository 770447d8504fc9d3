package dev.modelzoo.cli.workflow;

import dev.modelzoo.benchmark.Benchmark;
import dev.modelzoo.benchmark.BenchmarkRequest;
import dev.modelzoo.benchmark.BenchmarkResult;
import dev.modelzoo.benchmark.FinishedRuns;
import dev.modelzoo.benchmark.SavedResult;
import dev.modelzoo.benchmark.Selection;
import dev.modelzoo.benchmark.Sharding;
import dev.modelzoo.benchmark.Stage;
import dev.modelzoo.cli.console.Console;
import dev.modelzoo.cli.console.Units;
import dev.modelzoo.content.EntryId;
import dev.modelzoo.content.EntryKind;
import dev.modelzoo.dataset.TestSetReader;
import dev.modelzoo.image.ModelCard;
import dev.modelzoo.image.ModelImage;
import dev.modelzoo.recognizer.Recognizer;
import dev.modelzoo.recognizer.SbiEnvironment;
import dev.modelzoo.recognizer.dispatch.Dispatcher;
import dev.modelzoo.registry.MiniSets;
import dev.modelzoo.registry.Pin;
import dev.modelzoo.registry.ZooEntry;
import dev.modelzoo.registry.ZooFile;
import dev.modelzoo.registry.ZooRoot;
import dev.modelzoo.transfer.Pull;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Runs a model on a set, scores it, and says how it went. */
public final class BenchmarkWorkflow {
  private final Workflows world;
  private final Console console;
  private final boolean json;

  /** Prints scores as lines. */
  public BenchmarkWorkflow(Workflows world) {
    this(world, false);
  }

  /** With {@code json} nothing goes to standard output: that is for one object of the caller's. */
  public BenchmarkWorkflow(Workflows world, boolean json) {
    this.world = world;
    this.console = world.console();
    this.json = json;
  }

  /** The set to run a model on when none is named: the MINI set of its language. */
  public Optional<EntryId> miniSet(EntryId model) {
    ZooFile zoo = world.zoo();
    present(zoo, EntryKind.MODEL, model);
    String language = card(zoo.root(), model).language();
    Optional<EntryId> mini = MiniSets.find(zoo, language);
    if (mini.isEmpty()) {
      console.say(
          "not benchmarked: there is no MINI set for language '%s' (datasets/MINI_%s); -d names a set"
              .formatted(language, language.toUpperCase(Locale.ROOT)));
    }
    return mini;
  }

  /** Runs the model in one piece, on this machine. */
  public BenchmarkResult run(EntryId model, EntryId set, RunSettings settings, Stage stage) {
    return run(model, set, settings, DispatchSettings.HERE, stage);
  }

  /** Checks both folders, runs the model on the set from {@code stage} on, and scores it. */
  public BenchmarkResult run(
      EntryId model, EntryId set, RunSettings settings, DispatchSettings dispatch, Stage stage) {
    return run(prepare(model, set, settings, dispatch, stage));
  }

  /** A run that could begin. */
  record Prepared(
      BenchmarkRequest request,
      Recognizer recognizer,
      RunSettings settings,
      DispatchSettings dispatch,
      List<RunContent> contents) {}

  /** Checks both folders, and that there is what runs the model. */
  Prepared prepare(
      EntryId model, EntryId set, RunSettings settings, DispatchSettings dispatch, Stage stage) {
    ZooFile zoo = world.zoo();
    Entry modelEntry = present(zoo, EntryKind.MODEL, model);
    Entry setEntry = present(zoo, EntryKind.DATASET, set);
    ModelCard card = card(zoo.root(), model);
    Recognizer recognizer =
        new EngineChoice(world)
            .recognizer(
                modelEntry, card, settings, stage == Stage.SCORE ? 0 : dispatch.atOnceHere());
    warnOfLanguage(model, card, set);
    CheckWorkflow check = new CheckWorkflow(world);
    check.requireQuietly(modelEntry);
    check.requireQuietly(setEntry);
    boolean simplified = settings.simplified() || isSimplified(zoo, set);
    RunContent image = RunContent.of(world, modelEntry);
    RunContent testSet = RunContent.of(world, setEntry);
    noteOtherThanPinned(zoo, image);
    noteOtherThanPinned(zoo, testSet);
    BenchmarkRequest request =
        request(image, card, testSet, settings, simplified, dispatch.sharding(), stage);
    return new Prepared(request, recognizer, settings, dispatch, List.of(image, testSet));
  }

  /** Whoever works on a folder knows; whoever pulled it may not. */
  private void noteOtherThanPinned(ZooFile zoo, RunContent content) {
    Entry entry = content.entry();
    Pin pin = zoo.find(entry.kind(), entry.id()).map(ZooEntry::pin).orElse(Pin.NONE);
    if (pin.digest().isPresent() && !pin.digest().get().equals(content.digest())) {
      console.say(
          "note       %s is not as pinned%s, and is run as it is here: zoo diff %s %s"
              .formatted(
                  entry.shown(),
                  pin.version().isPresent() ? " (version " + pin.version().getAsInt() + ")" : "",
                  entry.kind().option(),
                  entry.id()));
    }
  }

  /** Only the name of a MINI set says of what language it is. */
  private void warnOfLanguage(EntryId model, ModelCard card, EntryId set) {
    if (MiniSets.isNamedAsOne(set) && !MiniSets.candidates(card.language()).contains(set)) {
      console.warn(
          "%s is of language '%s', and %s is the MINI set of another"
              .formatted(model, card.language(), set));
    }
  }

  /** The newest finished result of the same thing. */
  Optional<SavedResult> finished(Prepared run) {
    return FinishedRuns.find(world.root().results(), run.request(), run.recognizer());
  }

  BenchmarkResult run(Prepared run) {
    BenchmarkRequest request = run.request();
    announce(request, run.recognizer());
    Dispatcher dispatcher =
        new DispatcherChoice(world)
            .dispatcher(
                run.dispatch(),
                request.model(),
                request.modelDigest(),
                run.recognizer(),
                run.settings());
    Interruption told = Interruption.of(run);
    return console.interruptibly(told.kept(), told.next(), () -> run(request, run, dispatcher));
  }

  private BenchmarkResult run(BenchmarkRequest request, Prepared run, Dispatcher dispatcher) {
    try (RunTalk talk = new RunTalk(console, world::shown)) {
      BenchmarkResult result =
          new Benchmark(
                  world.root().results(), run.recognizer(), dispatcher, world.clock(), world.tool())
              .run(request, () -> requireUnchanged(run.contents()), talk);
      tell(result);
      return result;
    }
  }

  private void requireUnchanged(List<RunContent> contents) {
    contents.forEach(content -> content.requireUnchanged(world));
  }

  /** What Ctrl-C leaves of a run. */
  private record Interruption(String kept, String next) {
    static Interruption of(Prepared run) {
      String what = "%s on %s".formatted(run.request().model(), run.request().set().id());
      if (run.dispatch().place() == DispatchSettings.Place.SLURM) {
        return new Interruption(
            "the job of " + what + " goes on without zoo",
            "Run the same command again to follow it; 'scancel' ends it.");
      }
      if (run.dispatch().sharding().shards() > 1) {
        return new Interruption(
            "the run of " + what + " is not finished; its finished shards are kept",
            "Run the same command again: it recognises only what is missing.");
      }
      return new Interruption(
          "the run of " + what + " is not finished, and has no score",
          "Run the same command again; with --shards N, an interrupted run keeps what it has.");
    }
  }

  private BenchmarkRequest request(
      RunContent image,
      ModelCard card,
      RunContent testSet,
      RunSettings settings,
      boolean simplified,
      Sharding sharding,
      Stage stage) {
    Entry model = image.entry();
    Entry set = testSet.entry();
    return new BenchmarkRequest(
        model.id(),
        model.folder(),
        card.language(),
        image.digest(),
        TestSetReader.read(set.id(), set.folder()),
        testSet.digest(),
        new Selection(settings.maxUtterances(), Optional.empty()),
        stage,
        settings.timeLimit(),
        SbiEnvironment.usual(),
        settings.opaqueIds(),
        simplified,
        sharding);
  }

  private void announce(BenchmarkRequest request, Recognizer recognizer) {
    EntryId model = request.model();
    EntryId set = request.set().id();
    if (request.firstStage() == Stage.SCORE) {
      console.say("score      %s on %s: the newest hypotheses".formatted(model, set));
      return;
    }
    int count = Math.min(request.set().utterances().size(), request.selection().maxUtterances());
    console.say(
        "benchmark  %s on %s: %s, %s"
            .formatted(model, set, Units.count(count, "utterance"), EngineChoice.told(recognizer)));
  }

  private Entry present(ZooFile zoo, EntryKind kind, EntryId id) {
    Entry entry = new Entry(zoo.root(), kind, id);
    Pull.recover(entry.folder(), entry.lockFile());
    entry.requireHere(zoo);
    return entry;
  }

  /** Who has the zoo.yaml scores alike: it is part of what makes results comparable. */
  private static boolean isSimplified(ZooFile zoo, EntryId set) {
    return zoo.find(EntryKind.DATASET, set).map(ZooEntry::simplified).orElse(false);
  }

  private static ModelCard card(ZooRoot root, EntryId model) {
    return new ModelImage(model, root.folder(EntryKind.MODEL, model)).card();
  }

  private void tell(BenchmarkResult result) {
    if (json) {
      console.say(result.report().summaryLine());
    } else {
      console.result(result.report().summaryLine());
    }
    console.say("           " + result.report().uncertaintyLine());
    console.say("           " + result.report().compatLine());
    result
        .realTimeFactor()
        .ifPresent(
            rtf ->
                console.say(
                    String.format(
                        Locale.ROOT,
                        "           %.1f s of audio in %.1f s: real-time factor %.3f",
                        result.audioSeconds(),
                        result.sbiWall().toMillis() / 1000.0,
                        rtf)));
    console.say("results    %s".formatted(world.shown(result.runFolder())));
  }
}
