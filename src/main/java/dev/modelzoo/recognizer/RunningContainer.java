package dev.modelzoo.recognizer;

import dev.modelzoo.recognizer.container.ContainerEngine;
import dev.modelzoo.recognizer.container.ContainerSpec;
import dev.modelzoo.recognizer.container.ContainerState;
import dev.modelzoo.recognizer.container.ControlGroup;
import dev.modelzoo.recognizer.container.ExitHook;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A container from its creation until it is gone: closing removes it, whatever still runs in it.
 * The same happens if zoo is told to end meanwhile, or is killed.
 */
final class RunningContainer implements AutoCloseable {
  /**
   * How often a running container's control group is looked for: an engine elsewhere has none here.
   */
  private static final int SEARCHES = 5;

  private static final long LOOK_MILLIS = 100;
  private static final int LOOKS_PER_DISK_LOOK = 5;
  private static final Duration LAST_OUTPUT = Duration.ofSeconds(2);

  private final ContainerEngine engine;
  private final ContainerSpec spec;
  private final SbiLog log;
  private final DiskWatch disk;
  private final ExitHook hook;
  private final DeathWatch watch;
  private final Object creation = new Object();
  private volatile boolean stopping;
  private @Nullable Process client;
  private @Nullable Thread reader;
  private long start = System.nanoTime();
  private ControlGroup usage = ControlGroup.none();
  private int searches;

  /**
   * How it ended.
   *
   * @param violation of a bound other than time and memory, for which it was ended
   */
  record Ended(
      boolean inTime,
      Optional<String> violation,
      Optional<ContainerState> state,
      Duration wall,
      ControlGroup usage) {}

  /**
   * A container that is not there yet.
   *
   * @param atStop what else to do if zoo is told to end
   */
  RunningContainer(
      ContainerEngine engine, ContainerSpec spec, SbiLog log, DiskWatch disk, Runnable atStop) {
    this.engine = engine;
    this.spec = spec;
    this.log = log;
    this.disk = disk;
    this.hook = ExitHook.of("end-container", () -> stop(atStop));
    this.stopping = hook.tooLate();
    this.watch = DeathWatch.command(engine.removalCommand(spec.name()), engine.environment());
  }

  private void stop(Runnable atStop) {
    stopping = true;
    synchronized (creation) {
      engine.remove(spec.name());
    }
    atStop.run();
  }

  /** Creates and starts it, and waits for its end, of itself or at a bound. */
  Ended run(Duration limit) throws InterruptedException {
    synchronized (creation) {
      requireGoingOn();
      engine.create(spec);
    }
    start = System.nanoTime();
    Process started = engine.start(spec.name());
    client = started;
    copyOutput(started);
    return await(started, limit);
  }

  private void copyOutput(Process client) {
    reader = new Thread(() -> log.copyFrom(client.getInputStream()), "log.SBI");
    reader.setDaemon(true);
    reader.start();
  }

  private Ended await(Process client, Duration limit) throws InterruptedException {
    for (int look = 1; ; look++) {
      boolean detached = client.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS);
      requireGoingOn();
      if (detached) {
        Optional<ContainerState> state = engine.state(spec.name());
        if (state.isEmpty() || !state.get().running()) {
          return ended(true, Optional.empty(), state);
        }
        Thread.sleep(LOOK_MILLIS); // The client was lost, and not the container.
      }
      lookAtUsage();
      if (wall().compareTo(limit) > 0) {
        return ended(false, Optional.empty(), Optional.empty());
      }
      if (look % LOOKS_PER_DISK_LOOK == 0) {
        Optional<String> violation = disk.violation();
        if (violation.isPresent()) {
          return ended(true, violation, Optional.empty());
        }
      }
    }
  }

  private void lookAtUsage() {
    if (!usage.isKnown() && searches < SEARCHES) {
      Optional<ContainerState> state = engine.state(spec.name()).filter(ContainerState::running);
      usage = state.map(ControlGroup::of).orElse(usage);
      searches += state.isPresent() ? 1 : 0;
    }
    usage.look();
  }

  private Ended ended(boolean inTime, Optional<String> violation, Optional<ContainerState> state) {
    Duration measured = wall();
    // The engine's times leave out what starting took; its clock may have been set meanwhile.
    Duration wall =
        state
            .flatMap(ContainerState::ran)
            .filter(ran -> ran.compareTo(measured) < 0)
            .orElse(measured);
    return new Ended(inTime, violation, state, wall, usage);
  }

  private Duration wall() {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private void requireGoingOn() throws InterruptedException {
    if (stopping) {
      throw new InterruptedException("zoo was told to end");
    }
  }

  @Override
  public void close() {
    boolean interrupted = Thread.interrupted(); // Removing must not be cut short.
    synchronized (creation) {
      engine.remove(spec.name());
    }
    watch.close();
    hook.close();
    try {
      // The client ends with its container; if not, its output is not waited for.
      if (reader != null) {
        reader.join(LAST_OUTPUT.toMillis());
      }
      if (client != null && client.isAlive()) {
        client.destroy();
      }
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
