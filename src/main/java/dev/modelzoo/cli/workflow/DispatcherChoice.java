package dev.modelzoo.cli.workflow;

import dev.modelzoo.content.Digest;
import dev.modelzoo.content.EntryId;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.recognizer.ContainerSettings;
import dev.modelzoo.recognizer.Recognizer;
import dev.modelzoo.recognizer.dispatch.Dispatcher;
import dev.modelzoo.recognizer.dispatch.LocalDispatcher;
import dev.modelzoo.recognizer.dispatch.slurm.ShellWord;
import dev.modelzoo.recognizer.dispatch.slurm.SlurmDispatcher;
import dev.modelzoo.recognizer.dispatch.slurm.SlurmSettings;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes the dispatcher that was asked for, and the command that its tasks run. */
final class DispatcherChoice {
  private static final long MEBIBYTE = 1 << 20;
  private static final String MAIN = "dev.modelzoo.cli.Main";

  /** The user's own options for sbatch, before those of the command line; words between blanks. */
  private static final String OPTIONS_VARIABLE = "ZOO_SLURM_OPTIONS";

  /** How many seconds to wait before the queue is asked again. */
  private static final String PACE_VARIABLE = "ZOO_SLURM_ASK_EVERY";

  /** What a task does besides running its SBI: start, read the image, end. */
  private static final Duration AROUND_SBI = Duration.ofMinutes(10);

  private final Workflows world;

  DispatcherChoice(Workflows world) {
    this.world = world;
  }

  Dispatcher dispatcher(
      DispatchSettings dispatch,
      EntryId model,
      Digest modelDigest,
      Recognizer recognizer,
      RunSettings settings) {
    if (dispatch.place() == DispatchSettings.Place.LOCAL) {
      return new LocalDispatcher(dispatch.jobs().orElse(1));
    }
    return new SlurmDispatcher(
        new SlurmSettings(
            sbatchOptions(dispatch, settings),
            dispatch.jobs(),
            taskCommand(model, modelDigest, recognizer, settings),
            askEvery()),
        world.environment());
  }

  private Duration askEvery() {
    String seconds = world.environment().getOrDefault(PACE_VARIABLE, "");
    if (seconds.isEmpty()) {
      return SlurmSettings.USUAL_PACE;
    }
    if (!seconds.matches("[1-9][0-9]{0,4}")) {
      throw new ZooException(
          ErrorKind.USAGE,
          PACE_VARIABLE + "=" + seconds + " is no number of seconds",
          "Set it to a number from 1 up, or unset it.");
    }
    return Duration.ofSeconds(Long.parseLong(seconds));
  }

  private List<String> sbatchOptions(DispatchSettings dispatch, RunSettings settings) {
    List<String> options = new ArrayList<>();
    settings
        .timeLimit()
        .ifPresent(limit -> options.add("--time=" + limit.plus(AROUND_SBI).toMinutes()));
    settings
        .container()
        .gpus()
        .filter(gpus -> gpus.matches("[0-9]+"))
        .ifPresent(count -> options.add("--gpus=" + count));
    Stream.of(world.environment().getOrDefault(OPTIONS_VARIABLE, "").split("\\s+"))
        .filter(word -> !word.isEmpty())
        .forEach(options::add);
    options.addAll(dispatch.slurmOptions());
    return options;
  }

  private String taskCommand(
      EntryId model, Digest modelDigest, Recognizer recognizer, RunSettings settings) {
    List<String> words = new ArrayList<>();
    words.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    words.addAll(List.of("-cp", classPath(), MAIN, ShardWorkflow.COMMAND));
    words.addAll(List.of("--zoo", world.root().folder().toAbsolutePath().toString()));
    words.addAll(List.of("--model", model.value(), "--model-digest", modelDigest.toString()));
    words.addAll(List.of("--engine", recognizer.engine(), "--network", recognizer.network()));
    ContainerSettings container = settings.container();
    container.gpus().ifPresent(gpus -> words.addAll(List.of("--gpus", gpus)));
    container.memory().ifPresent(bytes -> words.addAll(List.of("--memory", size(bytes))));
    words.addAll(List.of("--disk", size(container.disk()), "--pids", "" + container.processes()));
    settings
        .timeLimit()
        .ifPresent(limit -> words.addAll(List.of("--time-limit", limit.toSeconds() + "s")));
    if (settings.opaqueIds()) {
      words.add("--opaque-ids");
    }
    return words.stream().map(ShellWord::quoted).collect(Collectors.joining(" "));
  }

  /** Of this program, as another machine finds it on the same file system. */
  private static String classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(part -> Path.of(part).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** As the options take it. */
  private static String size(long bytes) {
    return bytes % MEBIBYTE == 0 ? bytes / MEBIBYTE + "m" : Long.toString(bytes);
  }
}
