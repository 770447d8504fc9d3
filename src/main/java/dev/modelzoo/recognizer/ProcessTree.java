package dev.modelzoo.recognizer;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A process and all that it started: its descendants, its process group and session, and on Linux
 * whoever inherited its marker variable, which finds those that left the session too. A process
 * that clears its environment and leaves the session before anyone looks is not found. Not
 * thread-safe but for {@link #end}.
 */
final class ProcessTree {
  private static final long LOOK_AGAIN_MILLIS = 20;
  private static final int KILL_ROUNDS = 250;

  private final ProcessHandle root;
  private final String marker;
  private final Map<Long, ProcessHandle> seen = new HashMap<>();

  /**
   * @param marker {@code NAME=VALUE} in the environment of the root, unique to it
   */
  ProcessTree(ProcessHandle root, String marker) {
    this.root = root;
    this.marker = marker;
  }

  /**
   * Asks all to end, and kills after {@code grace} those that have not. If the thread is
   * interrupted meanwhile, the rest of the grace is skipped and the interrupt flag is set at the
   * end.
   *
   * @return how many processes were found, the root among them if it still ran
   */
  synchronized int end(Duration grace) {
    Collection<ProcessHandle> found = living();
    if (found.isEmpty()) {
      return 0;
    }
    found.forEach(ProcessHandle::destroy);
    boolean interrupted = awaitEnd(grace);
    for (int round = 0; round < KILL_ROUNDS; round++) {
      // Again each time: one of them may have started another before it was killed.
      Collection<ProcessHandle> rest = living();
      if (rest.isEmpty()) {
        break;
      }
      rest.forEach(ProcessHandle::destroyForcibly);
      interrupted |= pause();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return found.size();
  }

  /** Whether the thread was interrupted. */
  private boolean awaitEnd(Duration grace) {
    long start = System.nanoTime();
    while (!living().isEmpty() && System.nanoTime() - start < grace.toNanos()) {
      if (pause()) {
        return true;
      }
    }
    return false;
  }

  private static boolean pause() {
    try {
      Thread.sleep(LOOK_AGAIN_MILLIS);
      return false;
    } catch (InterruptedException e) {
      return true; // The caller restores the flag once the processes are gone.
    }
  }

  /**
   * Empty only if two looks in a row found nothing: a process that ended during the first may have
   * left a child that this one did not see yet.
   */
  private Collection<ProcessHandle> living() {
    Collection<ProcessHandle> found = look();
    return found.isEmpty() ? look() : found;
  }

  private Collection<ProcessHandle> look() {
    List<ProcessTable.Entry> table = ProcessTable.living();
    Set<Long> alive = table.stream().map(ProcessTable.Entry::pid).collect(Collectors.toSet());
    remember(root);
    root.descendants().forEach(this::remember);
    table.stream()
        .filter(this::isOurs)
        .forEach(entry -> ProcessHandle.of(entry.pid()).ifPresent(this::remember));
    // A handle knows when its process started, so a pid that was given out again is not alive.
    return seen.values().stream()
        .filter(handle -> handle.isAlive() && alive.contains(handle.pid()))
        .toList();
  }

  private void remember(ProcessHandle handle) {
    seen.merge(handle.pid(), handle, (known, other) -> known.isAlive() ? known : other);
  }

  private boolean isOurs(ProcessTable.Entry entry) {
    // If the root could not be given its own session, no group and no session has its number.
    return entry.group() == root.pid()
        || entry.session() == root.pid()
        || ProcessTable.hasVariable(entry.pid(), marker);
  }
}
