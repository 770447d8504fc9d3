package dev.modelzoo.recognizer;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * An SBI from its start until nothing of it runs any more: closing ends what still does. The same
 * happens if zoo is told to end meanwhile (Ctrl-C, SIGTERM), as the SBI's session does not hear it.
 */
final class RunningSbi implements AutoCloseable {
  /** For output that is still in the pipe; longer only if a process got away with it open. */
  private static final Duration LAST_OUTPUT = Duration.ofSeconds(2);

  private final Process process;
  private final ProcessTree tree;
  private final SbiLog log;
  private final Duration grace;
  private final Thread reader;
  private final Thread hook;
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
    this.hook = new Thread(() -> stop(atStop), "end-sbi");
    reader.setDaemon(true);
    reader.start();
    addHook();
  }

  private void addHook() {
    try {
      Runtime.getRuntime().addShutdownHook(hook);
    } catch (IllegalStateException e) {
      stopping = true; // Too late to start anything: close() ends it.
    }
  }

  private void stop(Runnable atStop) {
    stopping = true;
    tree.end(grace);
    atStop.run();
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
    try {
      reader.join(LAST_OUTPUT.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (!stopping) {
      Runtime.getRuntime().removeShutdownHook(hook);
    }
  }
}
