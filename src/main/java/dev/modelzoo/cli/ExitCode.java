package dev.modelzoo.cli;

/** Exit codes that are not those of an {@link dev.modelzoo.error.ErrorKind}. */
final class ExitCode {
  static final int OK = 0;
  static final int BUG = 1;
  static final int USAGE = 2;

  /** As a shell has it of a program that SIGPIPE ended: nobody reads what it prints any more. */
  static final int NO_READER = 128 + 13;

  private ExitCode() {}
}
