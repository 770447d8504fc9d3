package dev.modelzoo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelzoo.error.ErrorKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damage in a store: {@code verify} finds it, {@code pull} refuses it. */
class VerifyCommandTest {
  @TempDir private Path folder;
  private CliHarness zoo;
  private Path entry;

  @BeforeEach
  void push() {
    zoo = CliHarness.zoo(folder, "file:store");
    OracleContent.english(zoo);
    zoo.run("push", "-m", "oracle_en", "--no-benchmark").assertDone();
    entry = zoo.path("store/models/oracle_en");
  }

  @Test
  void verify_soundStore_saysWhatItRead() {
    Outcome verify = zoo.run("verify", "-m", "oracle_en").assertDone();

    assertThat(verify.out())
        .contains("oracle_en version 1 in its store: ", "all right, byte for byte");
  }

  @Test
  void verify_several_looksAtAllAndFailsForThoseThatAreWrong() {
    zoo.run("push", "-d", "MINI_EN").assertDone();
    StoredBytes.flipBit(StoredBytes.below(entry.resolve("chunks")).get(0));

    Outcome verify = zoo.run("verify", "oracle_en", "MINI_EN");

    verify.assertFailed(ErrorKind.CORRUPT, "oracle_en version 1 in its store: ");
    assertThat(verify.out()).contains("MINI_EN version 1 in its store: ", "all right, byte for");
    zoo.run("verify").assertFailed(ErrorKind.USAGE, "name a model");
    zoo.run("verify", "oracle_en", "MINI_EN", "--json").assertFailed(ErrorKind.USAGE, "--json");
  }

  @Test
  void verify_flippedBitInAnyObject_namesIt() {
    for (String kind : new String[] {"chunks", "packs"}) {
      for (Path object : StoredBytes.below(entry.resolve(kind))) {
        StoredBytes.flipBit(object);

        Outcome verify = zoo.run("verify", "-m", "oracle_en");

        verify.assertFailed(ErrorKind.CORRUPT, "oracle_en version 1", "1 of them wrong");
        assertThat(verify.out()).contains(entry.relativize(object).toString());
        StoredBytes.flipBit(object);
      }
    }
  }

  @Test
  void verify_missingObject_namesItAlsoWhenQuick() throws IOException {
    Path lost = StoredBytes.below(entry.resolve("chunks")).get(0);
    Files.delete(lost);

    Outcome verify = zoo.run("verify", "-m", "oracle_en", "--quick");

    verify.assertFailed(ErrorKind.CORRUPT, "1 of them wrong");
    assertThat(verify.out()).contains(lost.getFileName() + " is missing");
  }

  @Test
  void push_afterDeletingTheDamagedObject_mendsTheStore() throws IOException {
    Path damaged = StoredBytes.below(entry.resolve("chunks")).get(0);
    StoredBytes.flipBit(damaged);
    assertThat(zoo.run("verify", "-m", "oracle_en").next()).contains("Delete the objects");

    Files.delete(damaged);
    Outcome push = zoo.run("push", "-m", "oracle_en", "--no-benchmark").assertDone();

    assertThat(push.err()).contains("up to date models/oracle_en is version 1", "1 object sent");
    zoo.run("verify", "-m", "oracle_en").assertDone();
  }

  @Test
  void pull_flippedBit_isRefusedAndChangesNothing() {
    Path damaged = StoredBytes.below(entry.resolve("chunks")).get(0);
    StoredBytes.flipBit(damaged);
    CliHarness other = CliHarness.zoo(folder.resolve("other"), "file:" + zoo.path("store"));
    String before = other.read("zoo.yaml");

    Outcome pull = other.run("pull", "-m", "oracle_en");

    pull.assertFailed(ErrorKind.CORRUPT, damaged.getFileName().toString());
    assertThat(other.path("models/oracle_en")).doesNotExist();
    assertThat(other.read("zoo.yaml")).isEqualTo(before);
  }

  @Test
  void pullAndExport_missingChunkOrPack_isDamageThatNamesIt() throws IOException {
    for (String kind : new String[] {"chunks", "packs"}) {
      Path lost = StoredBytes.below(entry.resolve(kind)).get(0);
      byte[] bytes = Files.readAllBytes(lost);
      Files.delete(lost);
      CliHarness other =
          CliHarness.zoo(folder.resolve("without " + kind), "file:" + zoo.path("store"));

      Outcome pull = other.run("pull", "-m", "oracle_en");
      Outcome export = other.run("export", "-m", "oracle_en");

      pull.assertFailed(ErrorKind.CORRUPT, lost.getFileName() + " is missing")
          .assertNext("zoo verify", "push the same files again");
      export.assertFailed(ErrorKind.CORRUPT, lost.getFileName() + " is missing");
      assertThat(other.path("models/oracle_en")).doesNotExist();
      Files.write(lost, bytes);
    }
  }

  @Test
  void log_oneDamagedManifest_showsTheOthersAndEndsWithDamage() throws IOException {
    zoo.file("models/oracle_en/README.md", "Two.\n");
    zoo.run("push", "-m", "oracle_en", "--no-benchmark").assertDone();
    Path manifest = entry.resolve("versions/00000001.json.gz");
    Files.write(manifest, Arrays.copyOf(Files.readAllBytes(manifest), 100));

    Outcome log = zoo.run("log", "-m", "oracle_en");
    Outcome json = zoo.run("log", "-m", "oracle_en", "--json");

    log.assertFailed(
        ErrorKind.CORRUPT, "versions/00000001.json.gz: it is damaged: it ends too early");
    assertThat(log.out()).containsPattern("(?s)    2  2026.*\\(pinned\\)\n    1  damaged\n");
    json.assertFailed(ErrorKind.CORRUPT);
    assertThat(json.json().getAsJsonArray("versions").get(1).toString())
        .isEqualTo("{\"version\":1,\"damaged\":true}");
  }

  @Test
  void pullByDigest_anotherManifestIsDamaged_isFoundAllTheSame() throws IOException {
    zoo.file("models/oracle_en/README.md", "Two.\n");
    zoo.run("push", "-m", "oracle_en", "--no-benchmark").assertDone();
    String digest =
        zoo.run("log", "-m", "oracle_en", "--json")
            .json()
            .getAsJsonArray("versions")
            .get(1)
            .getAsJsonObject()
            .get("digest")
            .getAsString();
    Files.writeString(entry.resolve("versions/00000002.json.gz"), "no gzip");

    zoo.run("diff", "-m", "oracle_en@" + digest).assertDone();
    zoo.run("diff", "-m", "oracle_en@sha256:00000000")
        .assertFailed(ErrorKind.CORRUPT, "00000002.json.gz", "does not begin as a gzip file");
  }

  @Test
  void anyCommand_storeWithoutVersions_saysThatThereAreNone() throws IOException {
    Files.delete(entry.resolve("versions/00000001.json.gz"));
    CliHarness reader = CliHarness.zoo(folder.resolve("reader"), "file:" + zoo.path("store"));

    for (String command : new String[] {"pull", "log", "verify"}) {
      reader
          .run(command, "-m", "oracle_en")
          .assertFailed(
              ErrorKind.NOT_FOUND, "no version of oracle_en has been published", "00000001.json.gz")
          .assertNext("Ask its owner");
    }
  }

  @Test
  void verify_model_countsAndReadsItsRecords() {
    Outcome none = zoo.run("verify", "-m", "oracle_en", "--json").assertDone();
    zoo.run("push", "-m", "oracle_en").assertDone();
    Outcome one = zoo.run("verify", "-m", "oracle_en").assertDone();
    StoredBytes.flipBit(StoredBytes.below(entry.resolve("results")).get(0));
    Outcome damaged = zoo.run("verify", "-m", "oracle_en");
    Outcome quick = zoo.run("verify", "-m", "oracle_en", "--quick").assertDone();

    assertThat(none.json().get("records").getAsInt()).isZero();
    assertThat(zoo.run("verify", "-d", "MINI_EN").assertDone().out()).doesNotContain("record");
    assertThat(one.out()).contains("; all right, byte for byte; 1 result record");
    damaged
        .assertFailed(ErrorKind.CORRUPT, ", all right; 1 result record, 1 of them wrong")
        .assertNext("its files are right");
    assertThat(damaged.out())
        .containsPattern("results/00000001/[0-9a-f]{64}/[0-9a-f]+.json is damaged");
    assertThat(quick.out()).contains("; all there, by size; 1 result record");
  }

  @Test
  void verify_recordOfAnotherVersion_isWrong() throws IOException {
    zoo.run("push", "-m", "oracle_en").assertDone();
    zoo.file("models/oracle_en/README.md", "Two.\n");
    zoo.run("push", "-m", "oracle_en", "--no-benchmark").assertDone();
    Files.move(entry.resolve("results/00000001"), entry.resolve("results/00000002"));

    Outcome verify = zoo.run("verify", "-m", "oracle_en");

    verify.assertFailed(ErrorKind.CORRUPT, "1 of them wrong");
    assertThat(verify.out()).contains(".json is a result of something else");
  }

  @Test
  void pull_otherVersionThanPinned_isRefused() {
    CliHarness other = CliHarness.zoo(folder.resolve("other"), "file:" + zoo.path("store"));
    String pinned = zoo.read("zoo.yaml").replace("file:store", "file:" + zoo.path("store"));
    other.file("zoo.yaml", pinned.replaceFirst("sha256:[0-9a-f]{8}", "sha256:00000000"));

    other
        .run("pull", "-m", "oracle_en")
        .assertFailed(ErrorKind.CORRUPT, "version 1 of oracle_en", "zoo.yaml pins sha256:00000000");
  }

  @Test
  void anyCommand_damagedManifest_namesIt() throws IOException {
    Path manifest = entry.resolve("versions/00000001.json.gz");
    Files.writeString(manifest, "no gzip");

    for (String command : new String[] {"log", "verify", "pull", "diff"}) {
      zoo.run(command, "-m", "oracle_en")
          .assertFailed(ErrorKind.CORRUPT, "versions/00000001.json.gz");
    }
  }
}
