package dev.modelzoo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.transfer.EntryLock;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code log}, {@code diff}, {@code rollback}, and the ways to name a version. */
class VersionCommandsTest {
  private static final String README = "models/oracle_en/README.md";

  @TempDir private Path folder;
  private CliHarness submitter;
  private CliHarness reproducer;

  @BeforeEach
  void pushTwoVersions() {
    submitter = CliHarness.zoo(folder.resolve("submitter"), "file:store");
    reproducer = CliHarness.zoo(folder.resolve("reproducer"), "file:" + submitter.path("store"));
    OracleContent.english(submitter);
    push("One.\n");
    push("Two.\n");
  }

  private void push(String readme) {
    submitter.file(README, readme).run("push", "-m", "oracle_en", "--no-benchmark").assertDone();
  }

  @Test
  void log_twoVersions_listsNewestFirstAndMarksThePinned() {
    Outcome log = submitter.run("log", "-m", "oracle_en").assertDone();

    assertThat(log.out().lines()).hasSize(2);
    assertThat(log.out().lines().findFirst().orElseThrow())
        .contains("    2  2026-11-22T23:30:00Z  sha256:", "6 files", "(pinned)");
  }

  @Test
  void plainIds_nameWhatTheZooKnows() {
    String log = submitter.run("log", "oracle_en").assertDone().out();

    assertThat(log).isEqualTo(submitter.run("log", "-m", "oracle_en").out());
    submitter.run("verify", "oracle_en@1").assertDone();
    assertThat(submitter.run("diff", "oracle_en@1").assertDone().out()).contains("README.md");
    submitter.run("gc", "oracle_en").assertDone();
    submitter.run("log", "oracle_zh").assertFailed(ErrorKind.NOT_FOUND, "oracle_zh");
    submitter.run("log", "oracle_en", "-m", "oracle_en").assertFailed(ErrorKind.USAGE);
    submitter.run("log").assertFailed(ErrorKind.USAGE);
  }

  @Test
  void rollback_saysWhatBecomesOfResults() {
    Outcome rollback = submitter.run("rollback", "oracle_en@1").assertDone();

    assertThat(rollback.err())
        .contains("published results of oracle_en@1 count for it")
        .contains("zoo pull -m oracle_en brings it");
  }

  @Test
  void plainId_ofBothKinds_asksWhich() {
    submitter.file("zoo.yaml", submitter.read("zoo.yaml") + "datasets:\n  oracle_en:\n");

    submitter
        .run("log", "oracle_en")
        .assertFailed(ErrorKind.USAGE, "'oracle_en' is a model and a test set")
        .assertNext("-m oracle_en, or -d oracle_en");
  }

  @Test
  void showAndList_afterPush_tellThePin() {
    Outcome show = submitter.run("show", "oracle_en").assertDone();
    Outcome list = submitter.run("list").assertDone();

    assertThat(show.out()).contains("version    2", "language   en", "license    Apache-2.0");
    assertThat(list.out()).contains("model    oracle_en", "v2", "here");
  }

  @Test
  void pull_number_getsThatVersionAndPinsIt() {
    reproducer.run("pull", "-m", "oracle_en@1").assertDone();

    assertThat(reproducer.read(README)).isEqualTo("One.\n");
    assertThat(reproducer.read("zoo.yaml")).contains("version: 1");
  }

  @Test
  void pull_numberOfPinnedEntry_leavesThePin() {
    submitter.run("pull", "-m", "oracle_en@1").assertDone();

    assertThat(submitter.read(README)).isEqualTo("One.\n");
    assertThat(submitter.read("zoo.yaml")).contains("version: 2");
  }

  @Test
  void pull_latest_movesThePin() {
    reproducer.run("pull", "-m", "oracle_en@1").assertDone();
    Outcome plain = reproducer.run("pull", "-m", "oracle_en").assertDone();

    Outcome latest = reproducer.run("pull", "-m", "oracle_en@latest").assertDone();

    assertThat(plain.err()).contains("up to date models/oracle_en is version 1");
    assertThat(latest.err()).contains("version 2");
    assertThat(reproducer.read(README)).isEqualTo("Two.\n");
    assertThat(reproducer.read("zoo.yaml")).contains("version: 2");
  }

  @Test
  void pull_digestOrItsBeginning_getsThatVersion() {
    String digest = versions().get(1).getAsJsonObject().get("digest").getAsString();

    reproducer.run("pull", "-m", "oracle_en@" + digest).assertDone();
    assertThat(reproducer.read(README)).isEqualTo("One.\n");

    String start = digest.substring(0, "sha256:".length() + 12);
    submitter.run("pull", "-m", "oracle_en@" + start).assertDone();
    assertThat(submitter.read(README)).isEqualTo("One.\n");
  }

  @Test
  void pull_versionThatIsNot_isNotFound() {
    reproducer
        .run("pull", "-m", "oracle_en@9")
        .assertFailed(ErrorKind.NOT_FOUND, "no version 9 of oracle_en")
        .assertNext("zoo log -m oracle_en");
    reproducer
        .run("pull", "-m", "oracle_en@sha256:" + "0".repeat(64))
        .assertFailed(ErrorKind.NOT_FOUND, "no version of oracle_en has the digest sha256:000")
        .assertNext("zoo log -m oracle_en");
    reproducer
        .run("pull", "-m", "oracle_en@newest")
        .assertFailed(ErrorKind.USAGE, "newest")
        .assertNext("oracle_en@latest");
  }

  @Test
  void diff_localEdit_listsEachPath() {
    submitter.file(README, "Three.\n").file("models/oracle_en/assets/new.txt", "x");

    Outcome diff = submitter.run("diff", "-m", "oracle_en").assertDone();

    assertThat(diff.out().lines()).containsExactlyInAnyOrder("M  README.md", "A  assets/new.txt");
    assertThat(diff.err()).contains("2 paths differ between version 2 and the folder here");
  }

  @Test
  void diff_twoVersions_mayBothBeNamedPlainly() {
    Outcome diff = submitter.run("diff", "oracle_en@1", "oracle_en@2").assertDone();

    assertThat(diff.out()).contains("README.md");
    assertThat(diff.err()).contains("between version 1 and version 2");
    submitter
        .run("diff", "oracle_en@1", "MINI_EN@1")
        .assertFailed(ErrorKind.USAGE, "two versions of one model or test set");
  }

  @Test
  void diff_nothingChanged_printsNothing() {
    Outcome diff = submitter.run("diff", "-m", "oracle_en").assertDone();

    assertThat(diff.out()).isEmpty();
    assertThat(diff.err()).contains("no difference between version 2 and the folder here");
  }

  @Test
  void diff_twoVersions_needsNoFolder() {
    Outcome diff = reproducer.run("diff", "-m", "oracle_en@1", "--to", "2").assertDone();

    assertThat(diff.out().lines()).containsExactly("M  README.md");
    assertThat(diff.err()).contains("1 path differs between version 1 and version 2");
  }

  @Test
  void rollback_oldVersion_isPublishedAgainAndPulledByAll() {
    reproducer.run("pull", "-m", "oracle_en@latest").assertDone();

    Outcome rollback = submitter.run("rollback", "-m", "oracle_en@1").assertDone();

    assertThat(rollback.err()).contains("published  oracle_en version 3", "zoo pull -m oracle_en");
    JsonArray versions = versions();
    assertThat(digest(versions, 0))
        .isEqualTo(digest(versions, 2))
        .isNotEqualTo(digest(versions, 1));
    assertThat(submitter.read(README)).isEqualTo("Two.\n");
    submitter.run("pull", "-m", "oracle_en").assertDone();
    reproducer.run("pull", "-m", "oracle_en@latest").assertDone();
    assertThat(submitter.read(README)).isEqualTo("One.\n");
    assertThat(reproducer.read(README)).isEqualTo("One.\n");
  }

  @Test
  void rollback_idThatIsNotRegistered_registersItsUrl() {
    reproducer.run("rollback", "-m", "oracle_en@1").assertDone();

    assertThat(reproducer.read("zoo.yaml")).contains("url: file:", "version: 3");
  }

  @Test
  void rollbackPushAndGc_whileAnotherCommandHoldsTheId_areConflicts() {
    Path lock = submitter.path(".zoo/locks/models-oracle_en.lock");

    List<Outcome> outcomes =
        EntryLock.holding(
            lock,
            "the test",
            () ->
                List.of(
                    submitter.run("rollback", "-m", "oracle_en@1"),
                    submitter.run("push", "-m", "oracle_en"),
                    submitter.run("gc", "-m", "oracle_en", "--keep", "1", "--yes")));

    outcomes.forEach(o -> o.assertFailed(ErrorKind.CONFLICT, "another zoo command is working on"));
  }

  @Test
  void log_afterGc_marksTheRetired() {
    submitter.run("gc", "-m", "oracle_en", "--keep", "1", "--yes").assertDone();

    List<String> lines =
        submitter.run("log", "-m", "oracle_en").assertDone().out().lines().toList();

    assertThat(lines.get(0)).doesNotContain("retired");
    assertThat(lines.get(lines.size() - 1)).endsWith("(retired: its bytes may go)");
  }

  @Test
  void gc_versionNamed_isUsage() {
    submitter.run("gc", "-m", "oracle_en@1", "--yes").assertFailed(ErrorKind.USAGE, "--keep");
  }

  @Test
  void rollback_noVersionNamed_isUsage() {
    submitter
        .run("rollback", "-m", "oracle_en")
        .assertFailed(ErrorKind.USAGE, "name the version to go back to")
        .assertNext("zoo rollback --help");
  }

  private JsonArray versions() {
    JsonObject log = submitter.run("log", "-m", "oracle_en", "--json").json();
    return log.getAsJsonArray("versions");
  }

  private static String digest(JsonArray versions, int index) {
    return versions.get(index).getAsJsonObject().get("digest").getAsString();
  }
}
