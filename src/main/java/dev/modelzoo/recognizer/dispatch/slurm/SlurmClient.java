package dev.modelzoo.recognizer.dispatch.slurm;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.recognizer.LogTail;
import dev.modelzoo.recognizer.SbiEnvironment;
import dev.modelzoo.recognizer.dispatch.slurm.SlurmProgram.Answer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What zoo asks of Slurm: to take an array of tasks, and how they are. */
final class SlurmClient {
  /** Tasks are counted from 1 up. */
  static final int REST = 0;

  private static final Pattern JOB = Pattern.compile("(?m)^([0-9]+)(;.*)?$");
  private static final Pattern TASK = Pattern.compile("(?m)^([0-9]+|N/A)\\|([A-Z_]+)\\|(.*)$");
  private static final Pattern UNKNOWN = Pattern.compile("(?i)invalid job id");
  private static final Pattern NOT_REACHED =
      Pattern.compile("(?i)unable to contact|timed out|connection refused|connect failure");

  /** What else than an SBI gets a task may need: to talk to Slurm, and to a container engine. */
  private static final Pattern FOR_TASKS =
      Pattern.compile("(SLURM|SBATCH|SQUEUE|DOCKER|CONTAINER|XDG)_.*");

  private final SlurmProgram sbatch;
  private final SlurmProgram squeue;

  /** Finds the programs; a job inherits of {@code environment} what no credential can be in. */
  SlurmClient(Map<String, String> environment) {
    Map<String, String> passed = new HashMap<>(SbiEnvironment.usual().select(environment));
    environment.entrySet().stream()
        .filter(variable -> FOR_TASKS.matcher(variable.getKey()).matches())
        .filter(variable -> !SbiEnvironment.isSecret(variable.getKey(), variable.getValue()))
        .forEach(variable -> passed.put(variable.getKey(), variable.getValue()));
    this.sbatch = SlurmProgram.find("sbatch", passed);
    this.squeue = SlurmProgram.find("squeue", passed);
  }

  /** Submits a job; returns its number. */
  String submit(List<String> arguments) {
    List<String> words = new ArrayList<>(List.of("--parsable"));
    words.addAll(arguments);
    Answer answer = sbatch.run(words);
    Matcher job = JOB.matcher(answer.text());
    if (answer.succeeded() && job.find()) {
      return job.group(1);
    }
    throw refused(answer);
  }

  private static ZooException refused(Answer answer) {
    String said =
        answer
            .text()
            .lines()
            .map(line -> LogTail.clean(line).replaceFirst("^(sbatch|squeue): error: ", ""))
            .filter(line -> !line.isBlank())
            .collect(Collectors.joining("; "));
    if (NOT_REACHED.matcher(said).find()) {
      return new ZooException(
          ErrorKind.UNAVAILABLE,
          "Slurm does not answer: " + said,
          "See whether it is well (sinfo), then run the same command again.");
    }
    return new ZooException(
        ErrorKind.USAGE,
        "sbatch refused the job (status %d): %s"
            .formatted(answer.status(), said.isEmpty() ? "it said nothing" : said),
        "Correct --slurm-option, ZOO_SLURM_OPTIONS or the SBATCH_… variables, then run it again.");
  }

  /** The job of this name, if the queue knows one. */
  Optional<String> find(String name) {
    Answer answer =
        squeue.run(List.of("--noheader", "--states=all", "--name=" + name, "--format=%F"));
    if (!answer.succeeded()) {
      throw refused(answer);
    }
    Matcher job = JOB.matcher(answer.text());
    return job.find() ? Optional.of(job.group(1)) : Optional.empty();
  }

  /**
   * The tasks of a job by number; those that ended long ago are missing. What is said of all that
   * never started, together, stands under {@link #REST}.
   *
   * @throws ZooException of kind UNAVAILABLE if the queue cannot be read now
   */
  Map<Integer, TaskState> tasks(String job) {
    Answer answer =
        squeue.run(
            List.of("--noheader", "--array", "--states=all", "--jobs=" + job, "--format=%K|%T|%r"));
    if (!answer.succeeded() && !UNKNOWN.matcher(answer.text()).find()) {
      throw new ZooException(
          ErrorKind.UNAVAILABLE,
          "the queue cannot be read (squeue ended with status %d): %s"
              .formatted(answer.status(), LogTail.clean(answer.text())),
          "See whether Slurm is well (sinfo).");
    }
    Map<Integer, TaskState> tasks = new HashMap<>();
    Matcher task = TASK.matcher(answer.text());
    while (task.find()) {
      TaskState state = new TaskState(task.group(2), task.group(3));
      boolean rest = task.group(1).equals("N/A");
      tasks.put(rest ? REST : Integer.parseInt(task.group(1)), state);
    }
    return tasks;
  }
}
