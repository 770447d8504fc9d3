package dev.modelzoo.cli;

/** Exit codes that are not those of an {@link dev.modelzoo.error.ErrorKind}. */
final class ExitCode {
  static final int OK = 0;
  static final int BUG = 1;
  static final int USAGE = 2;

  private ExitCode() {}
}
