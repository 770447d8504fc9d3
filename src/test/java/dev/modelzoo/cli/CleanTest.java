package dev.modelzoo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.modelzoo.transfer.EntryLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code zoo clean}: what can be made again goes, all else stays. */
class CleanTest {
  private static final String RUN = "results/2026-11-21__oracle_en__MINI_EN__100000";

  @TempDir private Path folder;
  private CliHarness zoo;

  /** A finished result, an unfinished one, a pull that was killed, and caches. */
  @BeforeEach
  void makeZoo() {
    zoo = CliHarness.zoo(folder, "file:store");
    OracleContent.english(zoo);
    zoo.run("push", "-m", "oracle_en").assertDone();
    zoo.file("models/.oracle_en.zoo-new/assets/part.bin", "0123456789");
    zoo.file(RUN + "/wav.scp", "u1 a.wav\n").file(RUN + "/shards/1/raw_rec.txt", "u1 x\n");
  }

  @Test
  void clean_cachesAndPulls_goAndNothingElse() {
    Map<String, String> before = FolderSnapshot.of(folder);

    Outcome clean = zoo.run("clean").assertDone();

    assertThat(clean.out()).startsWith("removed 2 folders, ");
    assertThat(clean.err()).contains("models/.oracle_en.zoo-new, 10 B");
    assertThat(zoo.path("models/.oracle_en.zoo-new")).doesNotExist();
    assertThat(zoo.path(".zoo/cache")).doesNotExist();
    before.keySet().removeIf(path -> path.contains(".zoo-new"));
    assertThat(FolderSnapshot.of(folder)).isEqualTo(before);
    assertThat(zoo.run("push", "-m", "oracle_en").assertDone().err()).contains("up to date");
  }

  @Test
  void dryRun_tellsTheSameAndRemovesNothing() {
    Map<String, String> before = FolderSnapshot.of(folder);

    JsonObject told = zoo.run("clean", "--runs", "-n", "--json").assertDone().json();

    assertThat(FolderSnapshot.of(folder)).isEqualTo(before);
    assertThat(zoo.path(".zoo/cache")).isNotEmptyDirectory();
    JsonObject done = zoo.run("clean", "--runs", "--json").assertDone().json();
    assertThat(done.get("removed")).isEqualTo(told.get("removed"));
    assertThat(told.get("dry_run").getAsBoolean()).isTrue();
    assertThat(zoo.run("clean", "--runs").assertDone().out()).isEqualTo("removed 0 folders, 0 B\n");
  }

  @Test
  void runs_unfinishedOnes_goButForSomebodysFiles() throws Exception {
    String mine = RUN.replace("11-21", "11-20");
    zoo.file(mine + "/wav.scp", "u1 a.wav\n").file(mine + "/notes.txt", "mine");

    zoo.run("clean", "--runs").assertDone();

    assertThat(zoo.path(RUN)).doesNotExist();
    assertThat(zoo.path(mine)).isDirectoryContaining("glob:**/notes.txt");
    assertThat(zoo.path(mine + "/wav.scp")).doesNotExist();
    try (var results = Files.list(zoo.path("results"))) {
      assertThat(results.filter(run -> Files.exists(run.resolve("RESULTS.txt")))).hasSize(1);
    }
  }

  @Test
  void pull_atWork_isLeftAlone() {
    Outcome clean =
        EntryLock.holding(
            zoo.path(".zoo/locks/models-oracle_en.lock"), "it", () -> zoo.run("clean"));

    assertThat(clean.assertDone().err()).contains("left       models/oracle_en");
    assertThat(zoo.path("models/.oracle_en.zoo-new/assets/part.bin")).exists();
  }

  @Test
  void pull_theFirstOfAnId_isFoundByItsHiddenFolder() {
    zoo.file("models/.new_model.zoo-new/assets/part.bin", "01234");
    zoo.file("datasets/.NEW_SET.zoo-new/audio/part.wav", "012");

    Outcome dry = zoo.run("clean", "-n").assertDone();
    Outcome clean = zoo.run("clean").assertDone();

    assertThat(dry.err())
        .isEqualTo(clean.err())
        .contains("models/.new_model.zoo-new, 5 B", "datasets/.NEW_SET.zoo-new, 3 B");
    assertThat(zoo.path("models/.new_model.zoo-new")).doesNotExist();
    assertThat(zoo.path("datasets/.NEW_SET.zoo-new")).doesNotExist();
  }

  @Test
  void pull_theFirstOfALeaderboard_isFoundToo() {
    CliHarness board = CliHarness.in(folder.resolve("board"));
    board.file("models/zoo.yaml", "").file("models/.m.zoo-new/assets/part.bin", "01");

    Outcome clean = board.run("clean").assertDone();

    assertThat(clean.err()).contains("models/.m.zoo-new, 2 B");
    assertThat(board.path("models/.m.zoo-new")).doesNotExist();
  }

  @Test
  void pull_theFirstOfAnIdAtWork_isLeftAlone() {
    zoo.file("models/.new_model.zoo-new/assets/part.bin", "01234");

    Outcome clean =
        EntryLock.holding(
            zoo.path(".zoo/locks/models-new_model.lock"), "it", () -> zoo.run("clean"));

    assertThat(clean.assertDone().err()).contains("left       models/new_model");
    assertThat(zoo.path("models/.new_model.zoo-new/assets/part.bin")).exists();
  }

  @Test
  void pull_atWorkThroughALinkBesideIt_isLeftAlone() throws Exception {
    Files.createSymbolicLink(zoo.path("models/linked"), Path.of("real"));
    zoo.file("models/.real.zoo-new/assets/part.bin", "01234");
    zoo.file("zoo.yaml", zoo.read("zoo.yaml").replace("models:", "models:\n  linked: {}"));

    Outcome clean =
        EntryLock.holding(zoo.path(".zoo/locks/models-linked.lock"), "it", () -> zoo.run("clean"));

    assertThat(clean.assertDone().err()).contains("left       models/linked");
    assertThat(zoo.path("models/.real.zoo-new/assets/part.bin")).exists();
  }

  @Test
  void pull_thatLeadsThroughALinkToAnotherPlace_goes() throws Exception {
    Files.createSymbolicLink(zoo.path("models/linked"), zoo.path("disk/real"));
    zoo.file("disk/.real.zoo-new/assets/part.bin", "01234");

    zoo.run("clean").assertDone();

    assertThat(zoo.path("disk/.real.zoo-new")).doesNotExist();
  }

  @Test
  void pull_killedBetweenTheTwoMovesOfItsSwap_isEndedAndNotRemoved() {
    zoo.file("models/.m.zoo-new/SBI", "new").file("models/.m.zoo-old/SBI", "old");
    zoo.file("models/.m.zoo-swap", "[]");

    Outcome dry = zoo.run("clean", "-n").assertDone();
    assertThat(dry.err()).contains("would end  models/m: ").doesNotContain(".m.zoo-new");
    assertThat(zoo.path("models/m")).doesNotExist();
    Outcome clean = zoo.run("clean").assertDone();

    assertThat(clean.err()).contains("ended      models/m: ");
    assertThat(zoo.read("models/m/SBI")).isEqualTo("new");
    assertThat(zoo.path("models/.m.zoo-new")).doesNotExist();
    assertThat(zoo.path("models/.m.zoo-old")).doesNotExist();
    assertThat(zoo.path("models/.m.zoo-swap")).doesNotExist();
  }

  @Test
  void pull_killedBeforeItsSwapMovedAnything_isCalledOffAndGoes() {
    zoo.file("models/m/SBI", "mine").file("models/.m.zoo-new/SBI", "new");
    zoo.file("models/.m.zoo-swap", "[]").file("models/.m.zoo-swap.tmp", "[");

    zoo.run("clean").assertDone();

    assertThat(zoo.read("models/m/SBI")).isEqualTo("mine");
    assertThat(zoo.path("models")).isDirectoryNotContaining("glob:**/.m.zoo*");
  }

  @Test
  void oldFolder_withoutTheNoteThatExplainsIt_isToldAndStays() {
    zoo.file("models/.m.zoo-old/SBI", "perhaps the only one");

    Outcome clean = zoo.run("clean").assertDone();

    assertThat(clean.err()).contains("models/.m.zoo-old: models/m before a pull; delete it if");
    assertThat(zoo.path("models/.m.zoo-old/SBI")).exists();
  }
}
