package dev.modelzoo.recognizer;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.image.ModelImage;
import dev.modelzoo.recognizer.container.ContainerEngine;
import dev.modelzoo.recognizer.container.ContainerSpec;
import dev.modelzoo.recognizer.container.ContainerState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Runs an SBI in a container that is built from the image's {@code docker/Dockerfile}. It sees the
 * model-image, the audio and an empty result folder, and neither references, credentials nor other
 * files; it has no network unless that is asked for, and bounds on all that it can use up.
 */
public final class ContainerRecognizer implements Recognizer {
  private final ContainerEngine engine;
  private final ContainerSettings settings;
  private final Path scratchParent;
  private final Consumer<Path> building;

  /**
   * On an engine that answers.
   *
   * @param scratchParent a folder for runs, better on the disk of the audio; made if it is missing.
   *     What a killed zoo left in it, and its containers, the next run removes
   */
  public ContainerRecognizer(
      ContainerEngine engine,
      ContainerSettings settings,
      Path scratchParent,
      Consumer<Path> building) {
    this.engine = engine;
    this.settings = settings;
    this.scratchParent = scratchParent;
    this.building = building;
  }

  @Override
  public String engine() {
    return engine.kind().command();
  }

  /** With the host's own network it could ask what listens on this machine only. */
  @Override
  public boolean blind() {
    return !settings.network().equals(ContainerSettings.HOST_NETWORK);
  }

  @Override
  public String network() {
    return settings.network();
  }

  @Override
  public SbiResult recognize(RecognitionRequest request) {
    requireSbi(request);
    requireNetwork();
    Path parent = ScratchFolder.realParent(scratchParent);
    new AbandonedContainers(engine, parent).remove();
    String image = new ContainerImages(engine, building).tagFor(request);
    try (ScratchFolder scratch = ScratchFolder.create(parent)) {
      return recognize(request, image, scratch);
    }
  }

  private static void requireSbi(RecognitionRequest request) {
    if (!Files.isRegularFile(request.modelImage().resolve(ModelImage.SBI))) {
      throw new ZooException(
          ErrorKind.NOT_FOUND,
          request.modelImage() + " has no SBI to run",
          "Run zoo check: it lists what a model-image needs.");
    }
  }

  private void requireNetwork() {
    String network = settings.network();
    boolean there =
        switch (network) {
          case ContainerSettings.NO_NETWORK, ContainerSettings.HOST_NETWORK -> true;
          case ContainerSettings.DEFAULT_NETWORK -> engine.hasDefaultNetwork();
          default -> engine.hasNetwork(network);
        };
    if (!there) {
      throw new ZooException(
          ErrorKind.USAGE,
          "%s has no network '%s' to run the SBI with"
              .formatted(
                  engine(), network.equals(ContainerSettings.DEFAULT_NETWORK) ? "bridge" : network),
          "Name one that '%s network ls' shows, as in --network=host.".formatted(engine()));
    }
  }

  private SbiResult recognize(RecognitionRequest request, String image, ScratchFolder scratch) {
    AudioList list = AudioList.read(request.audioList());
    Optional<OpaqueIds> ids =
        request.opaqueIds() ? Optional.of(new OpaqueIds(list)) : Optional.empty();
    AudioStage.Staged audio =
        ids.map(names -> AudioStage.hidden(list, names, scratch))
            .orElseGet(() -> AudioStage.plain(list, scratch));
    AudioList inside = audio.listAt(list, ContainerPlan.AUDIO);
    ids.map(names -> names.hide(inside)).orElse(inside).write(scratch.list());
    ContainerSpec spec =
        new ContainerPlan(engine, settings, scratch).spec(request, image, audio.folder());
    ContainerFacts facts = facts(spec);
    Path log = request.resultFolder().resolve("log.SBI");
    RunningContainer.Ended ended = run(request, spec, scratch, log);
    requireSuccess(request, spec, ended, log);
    return new SbiResult(
        scratch.takeHypotheses(request, ids),
        ended.wall(),
        ended.usage().cpu(),
        ended.usage().peakMemory(),
        log,
        Optional.of(facts));
  }

  private ContainerFacts facts(ContainerSpec spec) {
    return new ContainerFacts(
        engine.version(),
        engine.imageId(spec.image()).orElse("unknown"),
        spec.network(),
        spec.gpus(),
        spec.memory(),
        spec.processes(),
        settings.disk());
  }

  private RunningContainer.Ended run(
      RecognitionRequest request, ContainerSpec spec, ScratchFolder scratch, Path logFile) {
    DiskWatch disk = new DiskWatch(scratch.writable(), settings.disk());
    try (SbiLog log = new SbiLog(logFile, request.limits().logBytes());
        LineCounter counter = new LineCounter(scratch.hypotheses(), request.progress());
        RunningContainer running = new RunningContainer(engine, spec, log, disk, scratch::close)) {
      counter.start();
      return running.run(request.limits().time());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw SbiFailure.interrupted(request);
    }
  }

  private void requireSuccess(
      RecognitionRequest request, ContainerSpec spec, RunningContainer.Ended ended, Path log) {
    if (!ended.inTime()) {
      throw SbiFailure.timeLimit(request, log);
    }
    if (ended.violation().isPresent()) {
      throw SbiFailure.bound(request, ended.violation().get(), log);
    }
    ContainerState state =
        ended
            .state()
            .orElseThrow(
                () ->
                    new ZooException(
                        ErrorKind.UNAVAILABLE,
                        "%s lost the container of %s".formatted(engine(), request.imageName()),
                        "Somebody removed it, or the engine was started anew; run it again."));
    if (!state.error().isEmpty()) {
      throw SbiFailure.notStarted(request, engine(), state.error());
    }
    if (!state.started()) {
      throw SbiFailure.notStarted(request, engine(), LogTail.lastLine(log));
    }
    if (state.exitCode() != 0 && state.outOfMemory()) {
      throw SbiFailure.outOfMemory(request, spec.memory(), log);
    }
    if (state.exitCode() != 0) {
      throw SbiFailure.exitStatus(request, state.exitCode(), log, "Mend the image.");
    }
  }
}
