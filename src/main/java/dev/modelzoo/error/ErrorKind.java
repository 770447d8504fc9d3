package dev.modelzoo.error;

/** The kinds of failure a caller can act on; each has its exit code (docs/exit-codes.md). */
public enum ErrorKind {
  /** The command line, an option or a setting is wrong. */
  USAGE(2),
  /** An id, a version or a file does not exist. */
  NOT_FOUND(3),
  /** A model-image or test set breaks a rule, secrets among them. */
  CHECK_FAILED(4),
  /** Bytes differ from their digest, or a manifest cannot be believed. */
  CORRUPT(5),
  /** Some files failed, or not every utterance has a hypothesis. */
  INCOMPLETE(6),
  /** Credentials are missing, wrong, or do not suffice; a file may not be read or written. */
  ACCESS_DENIED(7),
  /** Network or service trouble. */
  UNAVAILABLE(8),
  /** Someone else published, works on the same id, or there are local changes. */
  CONFLICT(9),
  /** Disk or quota is full. */
  NO_SPACE(10),
  /** The SBI failed: status, time limit, no or bad output. */
  SBI_FAILED(11),
  /** A repeated run gave another score. */
  NOT_REPRODUCED(12);

  private final int exitCode;

  ErrorKind(int exitCode) {
    this.exitCode = exitCode;
  }

  public int exitCode() {
    return exitCode;
  }
}
