package dev.modelzoo.recognizer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Ends an SBI if zoo itself is killed and can no longer do it: a small shell waits for a line from
 * us, and if its input ends without one, ends the SBI's process group or removes its container.
 */
final class DeathWatch implements AutoCloseable {
  private static final String END_GROUP =
      "read -r line && exit 0; kill -s TERM -- \"-$1\" 2>/dev/null || exit 0;"
          + " sleep \"$2\"; kill -s KILL -- \"-$1\" 2>/dev/null";
  private static final String RUN = "read -r line && exit 0; exec \"$@\"";

  private final Optional<Process> shell;

  private DeathWatch(Optional<Process> shell) {
    this.shell = shell;
  }

  /** Watches over a group, or over nothing where no shell can be had: it is a second net. */
  static DeathWatch over(long group, Duration grace) {
    if (OwnSession.prefix().isEmpty()) {
      return new DeathWatch(Optional.empty()); // The SBI has no group of its own.
    }
    return start(
        END_GROUP,
        List.of(Long.toString(group), Long.toString(grace.toSeconds() + 1)),
        Map.of("PATH", System.getenv().getOrDefault("PATH", "/usr/bin:/bin")));
  }

  /** Runs a command, with this environment, if zoo is killed. */
  static DeathWatch command(List<String> command, Map<String, String> environment) {
    return start(RUN, command, environment);
  }

  private static DeathWatch start(
      String script, List<String> arguments, Map<String, String> environment) {
    // In a session of its own, as what kills zoo may kill its whole group.
    List<String> words = new ArrayList<>(OwnSession.prefix());
    words.addAll(List.of("/bin/sh", "-c", script, "zoo-watch"));
    words.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(words)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().clear();
    builder.environment().putAll(environment);
    try {
      return new DeathWatch(Optional.of(builder.start()));
    } catch (IOException e) {
      return new DeathWatch(Optional.empty());
    }
  }

  /** The SBI has ended: nothing to watch over. */
  @Override
  public void close() {
    if (shell.isEmpty()) {
      return;
    }
    try (OutputStream line = shell.get().getOutputStream()) {
      line.write("ended\n".getBytes(UTF_8));
    } catch (IOException e) {
      // The shell has ended already.
      return;
    }
  }
}
