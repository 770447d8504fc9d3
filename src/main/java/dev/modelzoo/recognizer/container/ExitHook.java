package dev.modelzoo.recognizer.container;

/** Something to do if zoo is told to end (Ctrl-C, SIGTERM) before this is closed. */
public final class ExitHook implements AutoCloseable {
  private final Thread thread;
  private final boolean registered;

  private ExitHook(Thread thread, boolean registered) {
    this.thread = thread;
    this.registered = registered;
  }

  /** Runs {@code action} in a thread of this name. */
  public static ExitHook of(String name, Runnable action) {
    Thread thread = new Thread(action, name);
    try {
      Runtime.getRuntime().addShutdownHook(thread);
      return new ExitHook(thread, true);
    } catch (IllegalStateException e) {
      return new ExitHook(thread, false);
    }
  }

  /** Whether zoo was ending before: the action will not run, and nothing should be started. */
  public boolean tooLate() {
    return !registered;
  }

  @Override
  public void close() {
    if (!registered) {
      return;
    }
    try {
      Runtime.getRuntime().removeShutdownHook(thread);
    } catch (IllegalStateException e) {
      // It runs already, and finds nothing to do.
      return;
    }
  }
}
