package dev.modelzoo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelzoo.error.ErrorKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs on a Slurm that does what it likes. */
class SlurmSadTest {
  private static final String RUN = "results/2026-11-22__recording_en__MINI_EN__100000";

  @TempDir private Path folder;
  private FakeSlurm slurm;
  private CliHarness zoo;
  private RecordingModel model;

  @BeforeEach
  void makeZoo() {
    slurm = new FakeSlurm(folder.resolve("bin"));
    zoo =
        CliHarness.zoo(folder.resolve("zoo"), "file:store")
            .withStandardLayout()
            .withEnvironment(slurm.environment());
    model = new RecordingModel(zoo, 4, 0);
  }

  @Test
  void benchmark_tasksRun_leavesWhatALocalRunLeaves() {
    slurm.sbatchRuns(2);
    model.does("printf '%s\theard\n' \"$id\" >> \"$2/raw_rec.txt\"; continue");
    zoo.run("benchmark", "-m", "recording_en", "--engine", "local", "--shards", "2").assertDone();

    run("--opaque-ids").assertDone();

    assertThat(zoo.read(RUN + ".2/raw_rec.txt")).isEqualTo(zoo.read(RUN + "/raw_rec.txt"));
    assertThat(zoo.read(RUN + ".2/run.json")).contains("\"opaque_ids\": true", "\"slurm\"");
    assertThat(zoo.path(RUN + ".2/shards")).doesNotExist();
  }

  @Test
  void benchmark_options_reachSbatchAndSecretsDoNot() {
    slurm.sbatchRuns(2);
    Map<String, String> variables = new TreeMap<>(slurm.environment());
    variables.put("ZOO_SLURM_OPTIONS", "--account=speech  --qos=low");
    variables.put("AWS_SECRET_ACCESS_KEY", "not-for-the-cluster-1");
    variables.put("SLURM_JWT_TOKEN", "not-for-the-cluster-2");
    variables.put("SBATCH_PARTITION", "gpu");
    zoo = zoo.withEnvironment(variables);

    run("--slurm-option=--qos=high", "--gpus", "2", "--time-limit", "30", "-j", "1").assertDone();

    assertThat(slurm.noted("arguments"))
        .contains("--parsable\n--job-name=zoo-", "--comment=2026-11-22__recording_en__MINI_EN")
        .contains("--array=1-2%1\n", "--requeue\n")
        .containsSubsequence("--time=40\n", "--gpus=2\n", "--account=speech\n", "--qos=low\n")
        .containsSubsequence("--qos=low\n", "--qos=high\n", "task.sh\n");
    assertThat(slurm.noted("environment"))
        .contains("SBATCH_PARTITION=gpu")
        .doesNotContain("not-for-the-cluster");
  }

  @Test
  void benchmark_noSbatch_saysSo() {
    zoo = zoo.withEnvironment(Map.of("PATH", folder.resolve("zoo").toString()));

    run()
        .assertFailed(ErrorKind.UNAVAILABLE, "there is no sbatch on the PATH")
        .assertNext("without --dispatch slurm");
  }

  @Test
  void benchmark_refused_showsWhyAndSubmitsTheNextTime() {
    slurm.sbatch("echo 'sbatch: error: invalid partition specified: gpu' >&2; exit 1");
    Outcome refused = run();
    slurm.sbatchRuns(2);

    run().assertDone();

    refused
        .assertFailed(ErrorKind.USAGE, "sbatch refused the job (status 1)", "specified: gpu")
        .assertNext("--slurm-option");
  }

  @Test
  void benchmark_noController_isUnavailable() {
    slurm.sbatch("echo 'sbatch: error: Unable to contact slurm controller' >&2; exit 1");

    run().assertFailed(ErrorKind.UNAVAILABLE, "Slurm does not answer").assertNext("sinfo");
  }

  @Test
  void benchmark_taskFails_namesTheShardAndShowsTheEndOfItsLog() {
    slurm.sbatch("echo 'exec: java: not found' > \"$home/00001.task.log\"; echo 17");
    slurm.squeue("1|FAILED|NonZeroExitCode\n2|FAILED|NonZeroExitCode");

    run()
        .assertFailed(
            ErrorKind.UNAVAILABLE,
            "2 of 2 tasks ended without a result (1, 2)",
            "task 17_1 of shard 1 is FAILED",
            "java: not found")
        .assertNext("the same command submits");
  }

  @Test
  void benchmark_nodeFailsWithoutALog_asksForASharedFileSystem() {
    slurm.squeue("1|NODE_FAIL|None\n2|NODE_FAIL|None");

    run()
        .assertFailed(
            ErrorKind.UNAVAILABLE, "shard 1 is NODE_FAIL", "file system that the nodes share?");
  }

  @Test
  void benchmark_cancelledBeforeAnyTaskStarted_saysNoMore() {
    slurm.squeue("N/A|CANCELLED|Resources");

    Outcome run = run();

    run.assertFailed(ErrorKind.UNAVAILABLE, "2 of 2 tasks ended", "shard 1 is CANCELLED");
    assertThat(run.error()).doesNotContain("log");
  }

  @Test
  void benchmark_jobIsGone_saysSo() {
    slurm.squeueDoes("echo 'slurm_load_jobs error: Invalid job id specified' >&2; exit 1");

    run().assertFailed(ErrorKind.UNAVAILABLE, "shard 1 is gone from the queue");
  }

  @Test
  void benchmark_timeIsOver_isAFailureOfTheShardAndIsRetriedIfAsked() {
    slurm.squeue("1|TIMEOUT|TimeLimit\n2|TIMEOUT|TimeLimit");
    Outcome tooLong = run();
    slurm.sbatchRuns(2);

    run("--retry-failed").assertDone();

    tooLong
        .assertFailed(ErrorKind.SBI_FAILED, "2 of 2 shards failed (1, 2)", "shard 1 is TIMEOUT")
        .assertNext("--slurm-option=--time");
  }

  @Test
  void benchmark_someFinished_submitsTheOthersOnly() {
    slurm.sbatch("SLURM_ARRAY_TASK_ID=2 sh \"$script\" > \"$home/00002.task.log\" 2>&1; echo 17");
    slurm.squeue("1|CANCELLED|None\n2|COMPLETED|None");
    Outcome first = run();
    slurm.sbatchRuns(1);

    Outcome second = run().assertDone();

    first.assertFailed(ErrorKind.UNAVAILABLE, "1 of 2 tasks ended", "shard 1 is CANCELLED");
    assertThat(second.err()).contains("1 of 2 shards are finished", "job 17 has 1 tasks");
    assertThat(slurm.noted("arguments")).contains("--array=1-2\n", "--array=1\n");
    assertThat(model.heard()).containsExactly("u0003", "u0004", "u0001", "u0002");
  }

  @Test
  void benchmark_queueCannotBeRead_goesOnFollowing() throws IOException {
    slurm.squeueDoes(
        """
        home=$(dirname "$(find '%s' -name slurm.json)")
        if [ -e '%s/asked' ]; then
          for task in 1 2; do SLURM_ARRAY_TASK_ID=$task sh "$home/task.sh" > /dev/null 2>&1; done
        else
          : > '%s/asked'
          echo 'slurm_load_jobs error: Socket timed out' >&2
          exit 1
        fi
        """
            .formatted(zoo.path("results"), folder, folder));

    Outcome run = run().assertDone();

    assertThat(run.err()).contains("the queue cannot be read", "Socket timed out");
  }

  @Test
  void benchmark_submittedBefore_isFoundByItsNameAndNotSubmittedAgain() throws IOException {
    leaveJob("{\"name\":\"zoo-before\",\"shards\":[1,2]}");
    slurm.squeueDoes(
        """
        case "$*" in
          *--name=zoo-before*) echo 23 ;;
          *--jobs=23*)
            home=$(dirname "$(find '%s' -name slurm.json)")
            for task in 1 2; do SLURM_ARRAY_TASK_ID=$task sh "$home/task.sh" > /dev/null 2>&1; done
            echo '1|COMPLETED|None' ;;
        esac
        """
            .formatted(zoo.path("results")));

    Outcome run = run().assertDone();

    assertThat(run.err()).contains("following job 23");
    assertThat(slurm.noted("arguments")).contains("--array=1-2").containsOnlyOnce("--array");
  }

  @Test
  void benchmark_jobThatIsNotTheNotedOne_doesNothing() throws IOException {
    Path home = leaveJob("{\"name\":\"zoo-before\",\"job\":\"17\",\"shards\":[1,2]}");

    zoo.run(
            "run-shard",
            "--model",
            "recording_en",
            "--model-digest",
            "sha256:0",
            "--shards-folder",
            home.toString(),
            "--shard",
            "1",
            "--job-name",
            "zoo-other")
        .assertDone();

    assertThat(model.heard()).isEmpty();
  }

  @Test
  void benchmark_localBesideAJob_isAConflict() throws IOException {
    leaveJob("{\"name\":\"zoo-before\",\"job\":\"17\",\"shards\":[1,2]}");

    zoo.run("benchmark", "-m", "recording_en", "--engine", "local", "--shards", "2")
        .assertFailed(ErrorKind.CONFLICT, "a Slurm job was submitted for this run", "slurm.json")
        .assertNext("--dispatch slurm");
  }

  @Test
  void benchmark_imageIsEditedMeanwhile_isNotRun() {
    slurm.sbatch(
        """
        echo edited >> '%s'
        for task in 1 2; do
          SLURM_ARRAY_TASK_ID=$task sh "$script" > "$home/0000$task.task.log" 2>&1
        done
        echo 17
        """
            .formatted(zoo.path("models/recording_en/README.md")));
    slurm.squeue("1|FAILED|NonZeroExitCode\n2|FAILED|NonZeroExitCode");

    run().assertFailed(ErrorKind.UNAVAILABLE, "is not what it was when the job was submitted");

    assertThat(model.heard()).isEmpty();
  }

  @Test
  void benchmark_wrongOptions_areUsage() {
    run("--slurm-option=gpu").assertFailed(ErrorKind.USAGE, "'gpu' is no option of sbatch");
    run("--slurm-option=--array=1-9").assertFailed(ErrorKind.USAGE, "what zoo sets itself");
    run("--shards", "0").assertFailed(ErrorKind.USAGE, "--shards must be");
    run("-j", "0").assertFailed(ErrorKind.USAGE, "--jobs must be at least 1");
    zoo.run("benchmark", "-m", "recording_en", "--dispatch", "moon")
        .assertFailed(ErrorKind.USAGE, "--dispatch moon is none of local, slurm");
    zoo.run("benchmark", "-m", "recording_en", "--slurm-option=--qos=low")
        .assertFailed(ErrorKind.USAGE, "options for Slurm are of no use without it");
  }

  /** As a zoo left it that was killed after it submitted a job; of which this is what it noted. */
  private Path leaveJob(String json) throws IOException {
    slurm.sbatch("echo 'sbatch: error: not now' >&2; exit 1");
    run();
    Path home = zoo.path(RUN + "/shards");
    Files.writeString(home.resolve("slurm.json"), json);
    Path script = home.resolve("task.sh");
    Files.writeString(
        script, Files.readString(script).replaceAll("--job-name \\S+", "--job-name zoo-before"));
    return home;
  }

  private Outcome run(String... more) {
    List<String> words =
        new ArrayList<>(
            List.of("benchmark", "-m", "recording_en", "--engine", "local", "--dispatch", "slurm"));
    if (!List.of(more).contains("--shards")) {
      words.addAll(List.of("--shards", "2"));
    }
    words.addAll(List.of(more));
    return zoo.run(words.toArray(String[]::new));
  }
}
