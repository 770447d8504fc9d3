package dev.modelzoo.recognizer.container;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.FileErrors;
import dev.modelzoo.error.ZooException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Runs the client program of an engine. It is the user's own tool, so it gets the user's whole
 * environment; nothing of that reaches a container. Secrets never stand in its arguments.
 */
final class EngineClient {
  private static final int LONGEST_ANSWER = 4 << 20;
  private static final Duration LAST_OUTPUT = Duration.ofSeconds(5);

  private final Path program;
  private final Map<String, String> environment;

  EngineClient(Path program, Map<String, String> environment) {
    this.program = program;
    this.environment = Map.copyOf(environment);
  }

  /**
   * What the client said.
   *
   * @param text standard output, and of a failed command standard error
   */
  record Answer(int status, String text) {
    boolean succeeded() {
      return status == 0;
    }
  }

  /** Runs a command whose answer is short. */
  Answer ask(Duration limit, List<String> arguments) {
    Process process = start(builder(arguments));
    StreamText out = StreamText.of(process.getInputStream());
    StreamText err = StreamText.of(process.getErrorStream());
    int status = await(process, limit, arguments);
    return new Answer(status, status == 0 ? out.text() : (err.text() + out.text()).strip());
  }

  /** Runs a command that prints much; returns its exit status. */
  int runLogged(Duration limit, List<String> arguments, Path log) {
    Process process =
        start(builder(arguments).redirectErrorStream(true).redirectOutput(log.toFile()));
    return await(process, limit, arguments);
  }

  /** Starts a command whose output, both streams in one, the caller reads. */
  Process stream(List<String> arguments) {
    return start(builder(arguments).redirectErrorStream(true));
  }

  /** The words of a command, for somebody else to run. */
  List<String> command(List<String> arguments) {
    List<String> words = new ArrayList<>(List.of(program.toString()));
    words.addAll(arguments);
    return words;
  }

  Map<String, String> environment() {
    return environment;
  }

  private ProcessBuilder builder(List<String> arguments) {
    ProcessBuilder builder = new ProcessBuilder(command(arguments));
    builder.environment().clear();
    builder.environment().putAll(environment);
    return builder;
  }

  private Process start(ProcessBuilder builder) {
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      return process;
    } catch (IOException e) {
      throw FileErrors.translate("run", program, e);
    }
  }

  /** Ends the client if its time is over, or if zoo is told to end meanwhile. */
  private int await(Process process, Duration limit, List<String> arguments) {
    ExitHook hook = ExitHook.of("end-client", process::destroy);
    try {
      if (!process.waitFor(limit.toNanos(), TimeUnit.NANOSECONDS)) {
        throw tooSlow(limit, arguments);
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ZooException(
          ErrorKind.UNAVAILABLE,
          program.getFileName() + " " + arguments.get(0) + " was interrupted",
          "Run the same command again.");
    } finally {
      if (process.isAlive()) {
        process.destroy(); // Of one that has ended, it would close what is still to be read.
      }
      hook.close();
    }
  }

  private ZooException tooSlow(Duration limit, List<String> arguments) {
    return new ZooException(
        ErrorKind.UNAVAILABLE,
        "%s %s did not answer within %d s"
            .formatted(program.getFileName(), arguments.get(0), limit.toSeconds()),
        "See whether the engine is well ('%s info'), then run the same command again."
            .formatted(program.getFileName()));
  }

  /** Reads a stream in a thread of its own, up to a size. */
  private static final class StreamText {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Thread thread;

    private StreamText(InputStream in) {
      this.thread = new Thread(() -> read(in), "read-engine");
    }

    static StreamText of(InputStream in) {
      StreamText text = new StreamText(in);
      text.thread.setDaemon(true);
      text.thread.start();
      return text;
    }

    private void read(InputStream in) {
      try (in) {
        byte[] kept = in.readNBytes(LONGEST_ANSWER);
        synchronized (bytes) {
          bytes.writeBytes(kept);
        }
        in.transferTo(OutputStream.nullOutputStream());
      } catch (IOException e) {
        return; // The client was ended.
      }
    }

    String text() {
      try {
        thread.join(LAST_OUTPUT.toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      synchronized (bytes) {
        return bytes.toString(UTF_8);
      }
    }
  }
}
