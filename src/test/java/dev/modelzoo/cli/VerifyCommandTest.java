package dev.modelzoo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelzoo.error.ErrorKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    assertThat(verify.out()).contains("oracle_en version 1: ", "all right, byte for byte");
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
