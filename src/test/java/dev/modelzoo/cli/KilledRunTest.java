package dev.modelzoo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run in shards whose zoo is killed, again and again, without being asked to end. */
class KilledRunTest {
  private static final int KILLS = 20;
  private static final int MOST_HEARD_BEFORE_A_KILL = 10;
  private static final String[] COMMAND = {
    "benchmark", "-m", "recording_en", "--engine", "local", "--shards", "80", "--jobs", "2"
  };

  @TempDir private Path folder;

  @Test
  void benchmark_killedTwentyTimes_endsWithTheSameFilesAndRepeatsNoFinishedShard()
      throws Exception {
    CliHarness zoo = CliHarness.zoo(folder, "file:store").withStandardLayout();
    RecordingModel model = new RecordingModel(zoo, 320, 0.01);
    Random random = new Random(20261122);
    for (int kill = 1; kill <= KILLS; kill++) {
      Set<String> finished = utterancesOfFinishedShards();
      int before = model.heard().size();
      killWhenHeard(model, before + 1 + random.nextInt(MOST_HEARD_BEFORE_A_KILL));
      assertThat(model.heard().subList(before, model.heard().size()))
          .as("recognised after %d kills", kill - 1)
          .noneMatch(finished::contains);
    }
    awaitSilence(model);
    Set<String> finished = utterancesOfFinishedShards();
    int before = model.heard().size();

    Outcome last = zoo.run(COMMAND).assertDone();

    assertThat(last.err()).contains("continued  results/");
    List<String> after = model.heard().subList(before, model.heard().size());
    assertThat(finished).isNotEmpty();
    assertThat(after).noneMatch(finished::contains).doesNotHaveDuplicates();
    assertThat(after.size() + finished.size()).isEqualTo(320);
    Outcome unharmed = zoo.run(COMMAND).assertDone();
    assertThat(unharmed.err()).doesNotContain("continued");
    List<Path> runs = runs();
    assertThat(runs).hasSize(2);
    assertThat(RunFiles.of(runs.get(0))).isEqualTo(RunFiles.of(runs.get(1)));
  }

  /** An SBI may live for a moment longer than its zoo: only what is heard before that counts. */
  private void killWhenHeard(RecordingModel model, int lines) throws Exception {
    Process zoo = ChildZoo.start(folder, Map.of(), COMMAND);
    while (zoo.isAlive() && model.heard().size() < lines) {
      TimeUnit.MILLISECONDS.sleep(2);
    }
    zoo.destroyForcibly().waitFor();
    assertThat(zoo.exitValue()).as(talk()).isEqualTo(137);
  }

  /** What an SBI still says that lives for a moment longer is not of the run that follows. */
  private static void awaitSilence(RecordingModel model) throws Exception {
    int heard;
    do {
      heard = model.heard().size();
      TimeUnit.MILLISECONDS.sleep(500);
    } while (model.heard().size() > heard);
  }

  private String talk() throws IOException {
    return Files.readString(folder.resolve("talk.txt"));
  }

  private Set<String> utterancesOfFinishedShards() throws IOException {
    Set<String> ids = new HashSet<>();
    for (Path run : runs()) {
      Path shards = run.resolve("shards");
      try (Stream<Path> files = Files.list(shards)) {
        for (Path shard : files.filter(f -> f.toString().matches(".*/[0-9]{5}")).toList()) {
          Files.readAllLines(shards.resolve(shard.getFileName() + ".scp"))
              .forEach(line -> ids.add(line.substring(0, line.indexOf('\t'))));
        }
      }
    }
    return ids;
  }

  private List<Path> runs() throws IOException {
    if (Files.notExists(folder.resolve("results"))) {
      return List.of();
    }
    try (Stream<Path> runs = Files.list(folder.resolve("results"))) {
      return new ArrayList<>(runs.sorted().toList());
    }
  }
}
