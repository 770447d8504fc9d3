package dev.modelzoo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.testing.TestCluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs on a real Slurm cluster of two nodes. */
@Tag("slurm")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class SlurmRunTest {
  /** Two tasks do not fit on one node. */
  private static final String WHOLE_NODE = "--slurm-option=--exclusive";

  private static final String FIRST_RUN = "results/2026-11-22__recording_en__MINI_EN__100000";

  @TempDir private Path folder;
  private TestCluster cluster;
  private CliHarness zoo;

  @BeforeEach
  void findCluster() throws InterruptedException {
    cluster = TestCluster.required();
    cluster.repair("n2");
    zoo = CliHarness.zoo(folder, "file:store").withStandardLayout().withEnvironment(environment());
  }

  @AfterEach
  void leaveNothing() {
    if (cluster != null) {
      cluster.ask("scancel", "--me");
    }
  }

  @Test
  void benchmark_onTwoNodes_leavesWhatALocalRunLeaves() throws IOException {
    RecordingModel model = new RecordingModel(zoo, 12, 0.5);
    zoo.run(command("--shards", "2")).assertDone();

    Outcome slurm = zoo.run(slurm("--shards", "2", WHOLE_NODE)).assertDone();

    assertThat(slurm.err()).contains("has 2 tasks", "shard      1 of 2", "shard      2 of 2");
    assertThat(RunFiles.of(zoo.path(FIRST_RUN + ".2"))).isEqualTo(RunFiles.of(zoo.path(FIRST_RUN)));
    assertThat(timing(FIRST_RUN + ".2")).contains("\"dispatch\":\"slurm\"", "sbi_cpu_seconds");
    assertThat(model.heard()).hasSize(24);
    assertThat(model.heard().subList(12, 18))
        .as("two tasks side by side, each with a node to itself")
        .contains("u0001", "u0007");
  }

  @Test
  void benchmark_nodeIsLostInMidRun_costsTimeOnly() throws Exception {
    RecordingModel model = new RecordingModel(zoo, 12, 1.5);
    CompletableFuture<Outcome> run =
        CompletableFuture.supplyAsync(() -> zoo.run(slurm("--shards", "4", WHOLE_NODE)));
    await(() -> model.heard().size() >= 8 && finished(1) && finished(2));
    List<String> before = new ArrayList<>(model.heard());

    cluster.lose("n2");
    Outcome outcome = run.get();
    cluster.repair("n2");

    outcome.assertDone();
    assertThat(model.heard().subList(before.size(), model.heard().size()))
        .doesNotContain("u0001", "u0002", "u0003", "u0004", "u0005", "u0006");
    assertThat(model.heard().size()).as("%s", model.heard()).isGreaterThan(12);
    zoo.run(command("--shards", "4")).assertDone();
    assertThat(RunFiles.of(zoo.path(FIRST_RUN))).isEqualTo(RunFiles.of(zoo.path(FIRST_RUN + ".2")));
  }

  @Test
  void benchmark_zooIsKilled_theSameCommandFollowsTheJob() throws Exception {
    RecordingModel model = new RecordingModel(zoo, 12, 1);
    Process first = ChildZoo.start(folder, Map.of(), slurm("--shards", "4", WHOLE_NODE));
    await(() -> finished(1));
    first.destroyForcibly().waitFor();
    Path unfinished = onlyRun();

    Outcome second = zoo.run(slurm("--shards", "4", WHOLE_NODE)).assertDone();

    assertThat(second.err()).contains("continued  ", "following job ", "submitted before");
    assertThat(second.err()).doesNotContain(" has ");
    assertThat(unfinished.resolve("RESULTS.txt")).exists();
    assertThat(model.heard()).hasSize(12).doesNotHaveDuplicates();
  }

  @Test
  void benchmark_jobIsCancelled_namesTheShardAndTheSameCommandSubmitsTheRest() throws Exception {
    RecordingModel model = new RecordingModel(zoo, 12, 1);
    CompletableFuture<Outcome> run =
        CompletableFuture.supplyAsync(() -> zoo.run(slurm("--shards", "4", WHOLE_NODE)));
    await(() -> finished(1) && finished(2));

    cluster.ask("scancel", "--me");
    Outcome cancelled = run.get();
    Outcome again = zoo.run(slurm("--shards", "4", WHOLE_NODE)).assertDone();

    cancelled.assertFailed(ErrorKind.UNAVAILABLE, "2 of 4 tasks ended", "of shard 3 is CANCELLED");
    cancelled.assertNext("same command submits the other shards again");
    assertThat(again.err()).contains("2 of 4 shards are finished", "has 2 tasks");
    assertThat(model.heard().stream().filter(id -> id.compareTo("u0007") < 0)).hasSize(6);
  }

  @Test
  void benchmark_sbiFailsInOneShard_isAFailedShard() {
    RecordingModel model = new RecordingModel(zoo, 4, 0);
    model.does("[ $id != u0002 ] || { echo no such model >&2; exit 3; }");

    Outcome run = zoo.run(slurm("--shards", "4"));

    run.assertFailed(ErrorKind.SBI_FAILED, "1 of 4 shards failed (2)", "no such model");
    run.assertNext("--retry-failed");
    assertThat(finished(4)).isTrue();
  }

  @Test
  void benchmark_partitionThatIsNotThere_showsWhatSbatchSays() {
    new RecordingModel(zoo, 2, 0);

    zoo.run(slurm("--slurm-option=--partition=nowhere"))
        .assertFailed(ErrorKind.USAGE, "sbatch refused", "nvalid partition")
        .assertNext("--slurm-option");
  }

  private static Map<String, String> environment() {
    Map<String, String> variables = new TreeMap<>(TestCluster.environment());
    variables.put("ZOO_SLURM_ASK_EVERY", "1");
    return variables;
  }

  private static String[] command(String... more) {
    List<String> words = new ArrayList<>();
    words.addAll(List.of("benchmark", "-m", "recording_en", "--engine", "local"));
    words.addAll(List.of(more));
    return words.toArray(String[]::new);
  }

  private static String[] slurm(String... more) {
    List<String> words = new ArrayList<>(List.of(command(more)));
    words.addAll(List.of("--dispatch", "slurm"));
    return words.toArray(String[]::new);
  }

  private boolean finished(int shard) {
    try {
      return Files.exists(zoo.path("results"))
          && Files.isDirectory(onlyRun().resolve("shards/0000" + shard));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path onlyRun() throws IOException {
    try (var runs = Files.list(zoo.path("results"))) {
      return runs.findFirst().orElse(zoo.path("results/none"));
    }
  }

  private String timing(String run) {
    return JsonParser.parseString(zoo.read(run + "/run.json"))
        .getAsJsonObject()
        .getAsJsonObject("timing")
        .toString();
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    while (!condition.getAsBoolean()) {
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }
}
