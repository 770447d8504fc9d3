package dev.modelzoo.cli.workflow;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.image.ModelCard;
import dev.modelzoo.recognizer.ContainerRecognizer;
import dev.modelzoo.recognizer.ContainerSettings;
import dev.modelzoo.recognizer.LocalRecognizer;
import dev.modelzoo.recognizer.Recognizer;
import dev.modelzoo.recognizer.container.ContainerEngine;
import dev.modelzoo.recognizer.container.EngineKind;
import dev.modelzoo.registry.ZooRoot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Decides what runs an SBI: a container, or a local process where the user may be asked to. */
final class EngineChoice {
  private final Workflows world;

  EngineChoice(Workflows world) {
    this.world = world;
  }

  /** Whether a model that came from a store may be run without more consent than was given. */
  boolean mayRunPulled(RunSettings settings) {
    return settings.engine() == RunSettings.Engine.LOCAL || container(settings).isPresent();
  }

  /**
   * What is to run this model.
   *
   * @param atOnce how many SBIs of it will run at a time, and so share the memory of this machine;
   *     0 if it will not be run at all, so that neither consent nor an engine is needed
   */
  Recognizer recognizer(Entry model, ModelCard card, RunSettings settings, int atOnce) {
    if (atOnce == 0) {
      return new LocalRecognizer();
    }
    requireProvided(model, card);
    Optional<ContainerEngine> engine = container(settings);
    if (engine.isPresent()) {
      return new ContainerRecognizer(
          engine.get(),
          container(card, settings, engine.get(), atOnce),
          scratch(model.root()),
          dockerfile -> sayBuilding(model));
    }
    if (Files.exists(model.pulledMark()) && settings.engine() != RunSettings.Engine.LOCAL) {
      throw needsConsent(model.shown() + " was pulled, so it may be");
    }
    return new LocalRecognizer();
  }

  private void sayBuilding(Entry model) {
    world
        .console()
        .say(
            "build      a container from %s/docker/Dockerfile, which can take minutes; it is kept until docker/ changes"
                .formatted(model.shown()));
  }

  private static void requireProvided(Entry model, ModelCard card) {
    for (String path : card.provided()) {
      if (!Files.exists(model.folder().resolve(path))) {
        throw new ZooException(
            ErrorKind.NOT_FOUND,
            "%s needs %s, which its model.yaml leaves to whoever runs it (provided:)"
                .formatted(model.shown(), path),
            "Put it there; the image's README should say where to get it. It is never pushed.");
      }
    }
  }

  private Optional<ContainerEngine> container(RunSettings settings) {
    return switch (settings.engine()) {
      case LOCAL -> Optional.empty();
      case AUTO -> ContainerEngine.find(world.environment());
      case DOCKER -> Optional.of(ContainerEngine.open(EngineKind.DOCKER, world.environment()));
      case PODMAN -> Optional.of(ContainerEngine.open(EngineKind.PODMAN, world.environment()));
    };
  }

  /** Nodes of a cluster cannot tell of each other's folders who still lives: each has its own. */
  private Path scratch(ZooRoot root) {
    Path folder = root.makeState("run");
    String node = world.environment().get("SLURMD_NODENAME");
    return node == null ? folder : folder.resolve(node.replace('/', '_'));
  }

  private ContainerSettings container(
      ModelCard card, RunSettings settings, ContainerEngine engine, int atOnce) {
    String needed =
        card.networkRequired() ? ContainerSettings.DEFAULT_NETWORK : ContainerSettings.NO_NETWORK;
    ContainerSettings container = settings.container();
    return new ContainerSettings(
        settings.network().orElse(needed),
        NodeGpus.of(container.gpus(), world.environment()),
        container.memory().or(() -> atOnce == 1 ? Optional.empty() : share(engine, atOnce)),
        container.processes(),
        container.disk());
  }

  /** Of three quarters of the machine's memory, which one container would get. */
  private static Optional<Long> share(ContainerEngine engine, int atOnce) {
    return engine.machineMemory().map(all -> all / 4 * 3 / atOnce);
  }

  /**
   * What came from a store may be a stranger's program: it runs only if the user says so.
   *
   * @param what the model, and how sure that is: "models/m may be"
   */
  static ZooException needsConsent(String what) {
    return new ZooException(
        ErrorKind.UNAVAILABLE,
        what + " a stranger's program; it was not run, as no container engine answers",
        "Start docker or podman ('zoo doctor' says what is wrong with them); or, to run it with"
            + " your own rights, add --engine local.");
  }

  /** How the console names it. */
  static String told(Recognizer recognizer) {
    String engine = "engine " + recognizer.engine();
    if (recognizer instanceof LocalRecognizer) {
      return engine + " (not blind: the program could see everything here)";
    }
    if (recognizer.network().equals(ContainerSettings.NO_NETWORK)) {
      return engine;
    }
    return engine
        + ", network "
        + recognizer.network()
        + (recognizer.blind() ? "" : " (not blind: it can ask what listens on this machine)");
  }
}
