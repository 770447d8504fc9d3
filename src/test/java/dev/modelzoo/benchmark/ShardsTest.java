package dev.modelzoo.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import dev.modelzoo.benchmark.BenchmarkEvent.Continued;
import dev.modelzoo.benchmark.BenchmarkEvent.NotContinued;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs in several shards: what becomes of them when some fail, and when the command is repeated.
 */
class ShardsTest {
  private static final Sharding THREE = new Sharding(3, false);
  private static final Sharding TWO = new Sharding(2, false);
  private static final Sharding RETRY_WHOLE = new Sharding(1, true);
  private static final Sharding RETRY = new Sharding(3, true);

  @TempDir private Path root;
  private OracleZoo zoo;
  private final List<BenchmarkEvent> events = new ArrayList<>();

  @BeforeEach
  void makeZoo() throws IOException {
    zoo = OracleZoo.in(root);
    record("true");
  }

  @Test
  void run_shards_leavesWhatOneRunLeaves() throws IOException {
    Path whole = run(Sharding.WHOLE).runFolder();

    BenchmarkResult result = run(THREE);

    for (String name : List.of("raw_rec.txt", "ref.txt", "rec.txt", "DETAILS.txt", "wav.scp")) {
      assertThat(result.runFolder().resolve(name)).hasSameBinaryContentAs(whole.resolve(name));
    }
    assertThat(names(result.runFolder())).isEqualTo(names(whole));
    JsonObject provenance = result.provenance();
    assertThat(provenance.get("shards").getAsInt()).isEqualTo(3);
    assertThat(Files.readString(result.runFolder().resolve("log.SBI")))
        .contains("[zoo: shard 1, 1 utterances]\n", "[zoo: shard 3, 1 utterances]\n");
  }

  @Test
  void run_moreShardsThanUtterances_recordsHowManyThereWere() {
    assertThat(run(new Sharding(50, false)).provenance().get("shards").getAsInt()).isEqualTo(3);
  }

  @Test
  void run_severalAtATime_keepsTheOrderOfTheList() throws IOException {
    record("case $id in u1) sleep 0.5 ;; esac");

    BenchmarkResult result = zoo.run(zoo.request(THREE), 3, events::add);

    assertThat(result.hypothesesFile())
        .hasContent("u1\tthe first one\nu2\tthe second one\nu3\tthe third one\n");
  }

  @Test
  void run_oneShardFails_theOthersAreKeptAndItAloneIsRetried() throws IOException {
    record("[ $id != u2 ] || { echo broken; exit 3; }");
    ZooException failure = zoo.failure(zoo.request(THREE));
    ZooException again = zoo.failure(zoo.request(THREE));
    List<String> before = heard();
    record("true");

    BenchmarkResult result = run(RETRY);

    assertThat(failure.kind()).isEqualTo(ErrorKind.SBI_FAILED);
    assertThat(failure)
        .hasMessageContaining("1 of 3 shards failed (2); shard 2: the SBI of oracle_en")
        .hasMessageContaining("broken");
    assertThat(failure.next()).contains("00002.failed/log.SBI", "--retry-failed");
    assertThat(again).hasMessage(failure.getMessage());
    assertThat(before).containsExactly("u1", "u2", "u3");
    assertThat(heard()).containsExactly("u1", "u2", "u3", "u2");
    assertThat(result.report().counts().errors()).isZero();
    assertThat(result.runFolder().resolve("shards")).doesNotExist();
    assertThat(events).contains(new Continued(result.runFolder(), 2, 3));
  }

  @Test
  void run_badOutputOfOneShard_isThatShardsFailure() throws IOException {
    record("[ $id != u3 ] || printf 'u1\\tnot mine\\n' >> \"$2/raw_rec.txt\"");

    ZooException failure = zoo.failure(zoo.request(THREE));

    assertThat(failure)
        .hasMessageContaining("1 of 3 shards failed (3)")
        .hasMessageContaining("with an id that is not in the list: u1");
  }

  @Test
  void run_retryFailed_givesLeftOutUtterancesOneMoreChance() throws IOException {
    record("[ $id != u2 ] || [ -e ../../again ] || { touch ../../again; continue; }");

    BenchmarkResult result = run(RETRY_WHOLE);

    assertThat(heard()).containsExactly("u1", "u2", "u3", "u2");
    assertThat(result.incompleteness()).isEmpty();
    assertThat(result.provenance().get("retried").getAsInt()).isEqualTo(1);
    assertThat(result.provenance().get("shards").getAsInt()).isEqualTo(1);
    assertThat(result.hypothesesFile())
        .hasContent("u1\tthe first one\nu2\tthe second one\nu3\tthe third one\n");
  }

  @Test
  void run_retryFailedAfterAnIncompleteRun_runsOnlyWhatItLeftOut() throws IOException {
    record("[ $id != u2 ] || continue");
    BenchmarkResult incomplete = run(TWO);
    record("true");

    BenchmarkResult result = run(new Sharding(2, true));
    BenchmarkResult third = run(new Sharding(2, true));

    assertThat(heard()).startsWith("u1", "u2", "u3", "u2");
    assertThat(incomplete.incompleteness()).isPresent();
    assertThat(result.incompleteness()).isEmpty();
    assertThat(result.provenance().get("retried").getAsInt()).isEqualTo(1);
    assertThat(result.provenance().get("shards").getAsInt()).isEqualTo(2);
    assertThat(result.sbiWall()).isGreaterThan(incomplete.sbiWall());
    assertThat(result.hypothesesFile())
        .hasContent("u1\tthe first one\nu2\tthe second one\nu3\tthe third one\n");
    assertThat(incomplete.hypothesesFile()).hasContent("u1\tthe first one\nu3\tthe third one\n");
    assertThat(third.provenance().has("retried")).isFalse();
    assertThat(heard()).hasSize(7);
  }

  @Test
  void run_retryFailedInVain_isIncompleteAllTheSame() throws IOException {
    record("[ $id != u2 ] || continue");

    BenchmarkResult result = run(RETRY_WHOLE);

    assertThat(heard()).containsExactly("u1", "u2", "u3", "u2");
    assertThat(result.incompleteness()).isPresent();
    assertThat(result.provenance().has("retried")).isFalse();
  }

  @Test
  void run_otherShards_doesNotContinueAndKeepsTheWork() throws IOException {
    record("[ $id != u2 ] || exit 3");
    zoo.failure(zoo.request(THREE));
    record("true");

    BenchmarkResult result = run(new Sharding(2, false));

    Path unfinished = zoo.results().resolve("2026-11-22__oracle_en__MINI_EN__100000");
    assertThat(result.runFolder()).hasFileName("2026-11-22__oracle_en__MINI_EN__100000.2");
    assertThat(events).contains(new NotContinued(unfinished, "shards"));
    assertThat(unfinished.resolve("shards/00001/raw_rec.txt")).exists();
  }

  @Test
  void run_onTheNextDay_goesOnInTheSameFolder() throws IOException {
    record("[ $id != u2 ] || exit 3");
    zoo.failure(zoo.request(THREE));
    record("true");
    zoo.waitUntilTomorrow();

    assertThat(run(RETRY).runFolder()).hasFileName("2026-11-22__oracle_en__MINI_EN__100000");
  }

  @Test
  void run_finishedShardWasDamaged_isRecognisedAgain() throws IOException {
    record("[ $id != u2 ] || exit 3");
    zoo.failure(zoo.request(THREE));
    record("true");
    Path unfinished = zoo.results().resolve("2026-11-22__oracle_en__MINI_EN__100000");
    Files.writeString(unfinished.resolve("shards/00001/raw_rec.txt"), "u1\tedited\n");

    BenchmarkResult result = run(RETRY);

    assertThat(heard()).containsExactly("u1", "u2", "u3", "u1", "u2");
    assertThat(result.report().counts().errors()).isZero();
  }

  @Test
  void run_measures_areSummedOverShards() {
    BenchmarkResult result = run(THREE);

    JsonObject timing = result.provenance().getAsJsonObject("timing");
    double wall = timing.get("sbi_wall_seconds").getAsDouble();
    assertThat(timing.get("dispatch").getAsString()).isEqualTo("local");
    assertThat(result.sbiWall().toMillis() / 1e3).isEqualTo(wall);
    assertThat(timing.get("rtf").getAsDouble()).isCloseTo(wall / 6.0, within(0.0001));
  }

  /** Makes an SBI that notes every id that it begins with, then runs {@code script} for it. */
  private void record(String script) throws IOException {
    zoo.writeSbi(
        """
        #!/bin/sh
        : > "$2/raw_rec.txt"
        for id in $(cut -f1 "$1"); do
          echo "$id" >> ../../heard.txt
          %s
          grep "^$id" assets/answers.txt >> "$2/raw_rec.txt"
        done
        """
            .formatted(script));
  }

  private List<String> heard() throws IOException {
    return Files.readAllLines(root.resolve("heard.txt"));
  }

  private BenchmarkResult run(Sharding sharding) {
    return zoo.run(zoo.request(sharding), events::add);
  }

  private static List<String> names(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
