package dev.modelzoo.recognizer.dispatch.slurm;

import java.util.Set;

/**
 * What the queue says of one task.
 *
 * @param name as Slurm writes it: {@code PENDING}, {@code RUNNING}, …
 * @param reason why it is there, such as {@code Resources}; may be {@code None}
 */
record TaskState(String name, String reason) {
  /** Of a task that the queue no longer knows. */
  static final TaskState GONE = new TaskState("gone from the queue", "");

  private static final Set<String> OVER =
      Set.of(
          "BOOT_FAIL",
          "CANCELLED",
          "COMPLETED",
          "DEADLINE",
          "FAILED",
          "NODE_FAIL",
          "OUT_OF_MEMORY",
          "PREEMPTED",
          "REVOKED",
          "TIMEOUT",
          GONE.name);

  /** More than the node or the limits of the job gave: another try needs more. */
  private static final Set<String> BEYOND_LIMITS = Set.of("DEADLINE", "OUT_OF_MEMORY", "TIMEOUT");

  boolean isOver() {
    return OVER.contains(name);
  }

  boolean isCancelled() {
    return name.equals("CANCELLED");
  }

  boolean isRunning() {
    return name.equals("RUNNING");
  }

  boolean isPending() {
    return name.equals("PENDING") || name.startsWith("REQUEUE");
  }

  boolean isBeyondLimits() {
    return BEYOND_LIMITS.contains(name);
  }
}
