package dev.modelzoo.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;

/**
 * Programs called {@code sbatch} and {@code squeue} that do what a test tells them; each call of
 * them is noted. A job has the number 17.
 */
final class FakeSlurm {
  private final Path folder;

  /** In a folder that is made if need be. */
  FakeSlurm(Path folder) {
    this.folder = folder;
    sbatch("echo 17");
    squeue("");
  }

  /** What sbatch does; {@code $script} is the job's script, {@code $output} where tasks log. */
  void sbatch(String script) {
    program(
        "sbatch",
        """
        env | sort > %1$s/environment
        for word; do
          printf '%%s\\n' "$word" >> %1$s/arguments
          case $word in --output=*) output=${word#*=} ;; esac
          script=$word
        done
        home=${output%%/*}
        """
                .formatted(folder)
            + script);
  }

  /** Runs all tasks of the array 1 to {@code count}, one after the other, at once. */
  void sbatchRuns(int count) {
    sbatch(
        """
        for task in $(seq %d); do
          SLURM_ARRAY_TASK_ID=$task SLURMD_NODENAME=n1 sh "$script" > "$home/0000$task.task.log" 2>&1 &
        done
        wait
        echo 17
        """
            .formatted(count));
  }

  /** What squeue prints: lines {@code TASK|STATE|REASON}. */
  void squeue(String lines) {
    program("squeue", "echo \"$*\" >> %s/asked\ncat << 'END'\n%s\nEND".formatted(folder, lines));
  }

  void squeueDoes(String script) {
    program("squeue", script);
  }

  /** The environment of a zoo that finds them, and of little else. */
  Map<String, String> environment() {
    Map<String, String> variables = new TreeMap<>();
    variables.put("PATH", folder + ":" + System.getenv("PATH"));
    variables.put("JAVA_HOME", System.getProperty("java.home"));
    variables.put("ZOO_SLURM_ASK_EVERY", "1");
    return variables;
  }

  /** Of sbatch: the words of all calls, or its environment, or nothing. */
  String noted(String what) {
    Path file = folder.resolve(what);
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void program(String name, String script) {
    try {
      Path file = Files.createDirectories(folder).resolve(name);
      Files.writeString(file, "#!/bin/sh\n" + script + "\n");
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
