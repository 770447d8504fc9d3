package dev.modelzoo.recognizer;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.modelzoo.recognizer.container.ExitHook;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * An SBI from its start until nothing of it runs any more: closing ends what still does. The same
 * happens if zoo is told to end meanwhile (Ctrl-C, SIGTERM), as the SBI's session does not hear it,
 * and in a simpler way if it is killed.
 */
final class RunningSbi implements AutoCloseable {
  /**
   * Goes before the SBI's own words: it starts when it is told to, as then somebody watches over
   * it, and never if zoo is killed before that. It gets nothing to read.
   */
  static final List<String> WAIT_FOR_START =
      List.of("/bin/sh", "-c", "read -r start && exec \"$@\" </dev/null", "zoo-sbi");

  /** For output that is still in the pipe; longer only if a process got away with it open. */
  private static final Duration LAST_OUTPUT = Duration.ofSeconds(2);

  private final Process process;
  private final ProcessTree tree;
  private final SbiLog log;
  private final Duration grace;
  private final Thread reader;
  private final ExitHook hook;
  private final DeathWatch watch;
  private volatile boolean stopping;

  /**
   * @param marker {@code NAME=VALUE} in the environment of the process, unique to it
   * @param atStop what else to do if zoo is told to end
   */
  RunningSbi(Process process, String marker, SbiLog log, Duration grace, Runnable atStop) {
    this.process = process;
    this.tree = new ProcessTree(process.toHandle(), marker);
    this.log = log;
    this.grace = grace;
    this.reader = new Thread(() -> log.copyFrom(process.getInputStream()), "log.SBI");
    this.watch = DeathWatch.over(process.pid(), grace);
    reader.setDaemon(true);
    reader.start();
    this.hook = ExitHook.of("end-sbi", () -> stop(atStop));
    if (hook.tooLate()) {
      stopping = true; // Nothing is to be started any more: close() ends it.
    }
  }

  private void stop(Runnable atStop) {
    stopping = true;
    tree.end(grace);
    atStop.run();
  }

  /** Lets the process become the SBI. */
  void start() {
    try (OutputStream line = process.getOutputStream()) {
      if (!stopping) {
        line.write("start\n".getBytes(UTF_8));
      }
    } catch (IOException e) {
      // It has ended already; its status says why.
      return;
    }
  }

  /** Whether the SBI itself ended in time; an interrupt flag of the thread ends the wait. */
  boolean await(Duration limit) throws InterruptedException {
    boolean ended = process.waitFor(limit.toNanos(), TimeUnit.NANOSECONDS);
    if (stopping) {
      throw new InterruptedException("zoo was told to end");
    }
    return ended;
  }

  @Override
  public void close() {
    boolean byItself = !process.isAlive();
    int found = tree.end(grace);
    if (found > 0) {
      log.note(byItself ? "ended what the SBI left running" : "ended the SBI");
    }
    watch.close();
    try {
      reader.join(LAST_OUTPUT.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    hook.close();
  }
}
