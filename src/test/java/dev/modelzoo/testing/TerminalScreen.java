package dev.modelzoo.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** A terminal of a given size, kept by tmux, in which a script runs: what a user would see. */
public final class TerminalScreen implements AutoCloseable {
  private static final Duration HANG = Duration.ofMinutes(2);

  private final Path folder;
  private final Path socket;

  private TerminalScreen(Path folder, Path socket) {
    this.folder = folder;
    this.socket = socket;
  }

  /**
   * Starts a shell script.
   *
   * @param socket a path that nothing is at, and not longer than a socket's may be
   */
  public static TerminalScreen start(
      Path folder, Path socket, int columns, int rows, String script) {
    TerminalScreen screen = new TerminalScreen(folder, socket);
    screen.tmux(
        "-f /dev/null new-session -d -x $2 -y $3 \"sh -c \\\"\\$SCRIPT\\\"\"",
        String.valueOf(columns),
        String.valueOf(rows),
        "tmux set -g status off; " + script + "\nexec sleep 600");
    return screen;
  }

  /** All that is on it and above it, without what is blank at the ends. */
  public String text() {
    return tmux("capture-pane -p -S -");
  }

  /** The same, where a line that the terminal had to break is one. */
  public String unbroken() {
    return tmux("capture-pane -p -J -S -");
  }

  /** Waits until it shows something; returns all that it shows then. */
  public String await(Pattern awaited) throws InterruptedException {
    long start = System.nanoTime();
    String text = text();
    while (!awaited.matcher(text).find()) {
      assertThat(System.nanoTime() - start).as(text).isLessThan(HANG.toNanos());
      TimeUnit.MILLISECONDS.sleep(20);
      text = text();
    }
    return text;
  }

  @Override
  public void close() {
    tmux("kill-server");
  }

  private String tmux(String command, String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = socket.toString();
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return ShellTool.bash(
        folder, "unset TMUX; export SCRIPT=\"${4:-}\"; tmux -u -S \"$1\" " + command, all);
  }
}
