package dev.modelzoo.recognizer.dispatch.slurm;

import dev.modelzoo.error.FileErrors;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.recognizer.dispatch.Shard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Submits a job array with a task for each shard. */
final class SlurmSubmission {
  private static final String SCRIPT = "task.sh";

  private final SlurmClient client;
  private final SlurmSettings settings;
  private final Path home;

  SlurmSubmission(SlurmClient client, SlurmSettings settings, Path home) {
    this.client = client;
    this.settings = settings;
    this.home = home;
  }

  /** The job, whose number is known and noted. */
  SlurmJob submit(List<Shard> shards) {
    SlurmJob job =
        new SlurmJob(
            "zoo-" + UUID.randomUUID(),
            Optional.empty(),
            shards.stream().map(Shard::number).toList());
    Path script = writeScript(job);
    job.write(home);
    try {
      SlurmJob submitted = job.withId(client.submit(arguments(job, script)));
      submitted.write(home);
      return submitted;
    } catch (ZooException e) {
      SlurmJob.remove(home);
      throw e;
    }
  }

  private Path writeScript(SlurmJob job) {
    Path script = home.resolve(SCRIPT);
    String text =
        """
        #!/bin/sh
        # A task of zoo's, submitted by sbatch as one of an array: it recognises one shard.
        case "${LC_ALL:-${LC_CTYPE:-${LANG:-}}}" in
          *[Uu][Tt][Ff]*) ;;
          *) LC_ALL=C.UTF-8 && export LC_ALL ;;
        esac
        java=java
        if [ -n "${JAVA_HOME:-}" ] && [ -x "$JAVA_HOME/bin/java" ]; then java=$JAVA_HOME/bin/java; fi
        exec "$java" %s --shards-folder %s --job-name %s --shard "$SLURM_ARRAY_TASK_ID"
        """
            .formatted(settings.command(), ShellWord.quoted(home.toString()), job.name());
    try {
      return Files.writeString(script, text);
    } catch (IOException e) {
      throw FileErrors.translate("write", script, e);
    }
  }

  private List<String> arguments(SlurmJob job, Path script) {
    List<String> words = new ArrayList<>();
    words.add("--job-name=" + job.name());
    words.add("--comment=" + home.resolveSibling(".").normalize().getFileName());
    words.add("--array=" + ranges(job.shards()) + limit());
    words.add("--output=" + escaped(taskLogs(home)));
    words.add("--open-mode=append");
    words.add("--requeue");
    words.add("--ntasks=1");
    words.addAll(settings.options());
    words.add(script.toString());
    return words;
  }

  private String limit() {
    return settings.atOnce().isPresent() ? "%" + settings.atOnce().getAsInt() : "";
  }

  /** {@code 1-3,5}. */
  static String ranges(List<Integer> numbers) {
    List<String> ranges = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < numbers.size(); i++) {
      boolean last = i + 1 == numbers.size() || numbers.get(i + 1) != numbers.get(i) + 1;
      if (last) {
        int from = numbers.get(start);
        int to = numbers.get(i);
        ranges.add(from == to ? "" + to : from + "-" + to);
        start = i + 1;
      }
    }
    return String.join(",", ranges);
  }

  /** What the tasks print themselves, which is little. */
  private static Path taskLogs(Path home) {
    return home.resolve("%5a.task.log");
  }

  static Path taskLog(Path home, int shard) {
    return home.resolve("%05d.task.log".formatted(shard));
  }

  /** A percent sign begins one of sbatch's own patterns. */
  private static String escaped(Path log) {
    Path folder = log.resolveSibling(".").normalize();
    return folder.toString().replace("%", "%%") + "/" + log.getFileName();
  }
}
