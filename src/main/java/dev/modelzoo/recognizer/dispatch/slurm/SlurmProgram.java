package dev.modelzoo.recognizer.dispatch.slurm;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.FileErrors;
import dev.modelzoo.error.ZooException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** One of Slurm's programs: found on the PATH, run with an environment of our choice. */
final class SlurmProgram {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final int LONGEST_ANSWER = 16 << 20;

  private final Path program;
  private final Map<String, String> environment;

  private SlurmProgram(Path program, Map<String, String> environment) {
    this.program = program;
    this.environment = Map.copyOf(environment);
  }

  /** Status and both streams in one. */
  record Answer(int status, String text) {
    boolean succeeded() {
      return status == 0;
    }
  }

  static SlurmProgram find(String name, Map<String, String> environment) {
    return onPath(name, environment)
        .map(path -> new SlurmProgram(path, environment))
        .orElseThrow(
            () ->
                new ZooException(
                    ErrorKind.UNAVAILABLE,
                    "Slurm cannot be used: there is no " + name + " on the PATH",
                    "Run zoo on a machine that submits jobs, or without --dispatch slurm."));
  }

  private static Optional<Path> onPath(String name, Map<String, String> environment) {
    for (String folder : environment.getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
      Path path = Path.of(folder, name);
      if (path.isAbsolute() && Files.isRegularFile(path) && Files.isExecutable(path)) {
        return Optional.of(path);
      }
    }
    return Optional.empty();
  }

  Answer run(List<String> arguments) {
    List<String> words = new ArrayList<>(List.of(program.toString()));
    words.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(environment);
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      CompletableFuture.delayedExecutor(LIMIT.toSeconds(), TimeUnit.SECONDS)
          .execute(process::destroyForcibly);
      String text = new String(process.getInputStream().readNBytes(LONGEST_ANSWER), UTF_8);
      return new Answer(process.waitFor(), text.strip());
    } catch (IOException e) {
      throw FileErrors.translate("run", program, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ZooException(
          ErrorKind.UNAVAILABLE,
          program.getFileName() + " was interrupted",
          "Run the same command again: it follows the job if it was submitted.",
          e);
    }
  }
}
