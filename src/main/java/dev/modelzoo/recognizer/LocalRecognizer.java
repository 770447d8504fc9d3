package dev.modelzoo.recognizer;

import dev.modelzoo.error.FileErrors;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * Runs an SBI as a process of this user, on this machine. It can read what the user can read, so
 * its results are not blind, and running a stranger's SBI this way needs the user's consent. What
 * it inherits from the environment, its time and its output are bounded all the same.
 */
public final class LocalRecognizer implements Recognizer {
  private static final String MARKER = "ZOO_SBI_RUN";

  private final Path scratchParent;
  private final Map<String, String> environment;

  /** With the system's folder for temporary files and this process's environment. */
  public LocalRecognizer() {
    this(Path.of(System.getProperty("java.io.tmpdir")), System.getenv());
  }

  LocalRecognizer(Path scratchParent, Map<String, String> environment) {
    this.scratchParent = scratchParent;
    this.environment = Map.copyOf(environment);
  }

  @Override
  public String engine() {
    return "local";
  }

  @Override
  public boolean blind() {
    return false;
  }

  @Override
  public String network() {
    return ContainerSettings.HOST_NETWORK;
  }

  @Override
  public SbiResult recognize(RecognitionRequest request) {
    List<String> command = SbiCommand.of(request.modelImage());
    ScratchFolder.abandoned(scratchParent).forEach(FolderRemoval::remove);
    Path log = request.resultFolder().resolve("log.SBI");
    try (ScratchFolder scratch = ScratchFolder.create(scratchParent)) {
      Optional<OpaqueIds> ids = writeList(request, scratch);
      Ended ended = run(request, command, scratch, log);
      if (!ended.inTime()) {
        throw SbiFailure.timeLimit(request, log);
      }
      if (ended.status() != 0) {
        throw SbiFailure.exitStatus(
            request,
            ended.status(),
            log,
            "Mend the image, or install here what its docker/Dockerfile installs.");
      }
      Path hypotheses = scratch.takeHypotheses(request, ids);
      return new SbiResult(
          hypotheses, ended.wall(), ended.cpu(), ended.memory(), log, Optional.empty());
    }
  }

  private static Optional<OpaqueIds> writeList(RecognitionRequest request, ScratchFolder scratch) {
    AudioList list = AudioList.read(request.audioList());
    if (!request.opaqueIds()) {
      list.write(scratch.list());
      return Optional.empty();
    }
    OpaqueIds ids = new OpaqueIds(list);
    AudioStage.Staged audio = AudioStage.hidden(list, ids, scratch);
    ids.hide(audio.listAt(list, audio.folder().toString())).write(scratch.list());
    return Optional.of(ids);
  }

  private record Ended(
      boolean inTime, int status, Duration wall, Optional<Duration> cpu, OptionalLong memory) {}

  private Ended run(
      RecognitionRequest request, List<String> command, ScratchFolder scratch, Path logFile) {
    String run = UUID.randomUUID().toString();
    try (SbiLog log = new SbiLog(logFile, request.limits().logBytes());
        ChildCpuTime cpu = ChildCpuTime.start()) {
      Process process = start(request, command, scratch, run);
      boolean inTime;
      Duration wall;
      OptionalLong peak;
      try (RunningSbi running =
              new RunningSbi(
                  process, MARKER + "=" + run, log, request.limits().grace(), scratch::close);
          MemoryWatch memory = MemoryWatch.over(process.pid());
          LineCounter counter = new LineCounter(scratch.hypotheses(), request.progress())) {
        counter.start();
        // Wall time is measured by the clock that nobody sets.
        long start = System.nanoTime();
        running.start();
        inTime = running.await(request.limits().time());
        wall = Duration.ofNanos(System.nanoTime() - start);
        peak = memory.peak();
      }
      return new Ended(inTime, inTime ? process.exitValue() : -1, wall, cpu.get(), peak);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw SbiFailure.interrupted(request);
    }
  }

  private Process start(
      RecognitionRequest request, List<String> command, ScratchFolder scratch, String run) {
    List<String> words = new ArrayList<>(OwnSession.prefix());
    words.addAll(RunningSbi.WAIT_FOR_START);
    words.addAll(command);
    words.add(scratch.list().toString());
    words.add(scratch.result().toString());
    ProcessBuilder builder =
        new ProcessBuilder(words)
            .directory(request.modelImage().toFile())
            .redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(request.environment().select(environment));
    builder.environment().put("TMPDIR", scratch.temporary().toString());
    builder.environment().put(MARKER, run);
    try {
      return builder.start();
    } catch (IOException e) {
      throw FileErrors.translate("start the SBI in", request.modelImage(), e);
    }
  }
}
