package dev.modelzoo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.testing.TemporaryMount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Full disks and folders that cannot be written: exit 10 and 7, and nothing half done. */
class SadDiskTest {
  private static final int WEIGHTS = 256 << 10;

  @TempDir private Path folder;
  private CliHarness zoo;

  @BeforeEach
  void makeZoo() throws IOException {
    zoo = CliHarness.zoo(folder.resolve("zoo"), "file:store");
    OracleContent.english(zoo);
    byte[] weights = new byte[WEIGHTS];
    new Random(7).nextBytes(weights);
    Files.write(zoo.path("models/oracle_en/assets/weights.bin"), weights);
  }

  @Test
  void push_storeOnFullDisk_saysSoAndGoesOnWhenThereIsSpace() {
    try (TemporaryMount disk = TemporaryMount.tmpfs(zoo.path("store"), "size=128k")) {
      Outcome push = push();

      push.assertFailed(ErrorKind.NO_SPACE, zoo.path("store").toString(), "no space left");
      assertThat(push.err()).containsPattern("at least \\d+ of \\d+ bytes are still to be sent");
      push.assertNext("run the same command again");
      assertThat(zoo.read("zoo.yaml")).doesNotContain("version:");
      disk.remount("size=2m");
      push().assertDone();
      zoo.run("verify", "-m", "oracle_en").assertDone();
    }
  }

  @Test
  void pull_intoFullDisk_saysWhatIsMissingAndChangesNothing() {
    push().assertDone();
    try (TemporaryMount disk = TemporaryMount.tmpfs(folder.resolve("small"), "size=128k")) {
      CliHarness small = CliHarness.zoo(folder.resolve("small"), "file:" + zoo.path("store"));

      Outcome pull = small.run("pull", "-m", "oracle_en");

      pull.assertFailed(ErrorKind.NO_SPACE, small.path("models").toString(), "bytes free")
          .assertNext("models/oracle_en");
      assertThat(small.path("models/oracle_en")).doesNotExist();
      assertThat(small.read("zoo.yaml")).doesNotContain("version:");
      disk.remount("size=2m");
      small.run("pull", "-m", "oracle_en").assertDone();
    }
  }

  @Test
  void pull_newVersionIntoFullDisk_keepsTheOldFolder() throws IOException {
    push().assertDone();
    try (TemporaryMount disk = TemporaryMount.tmpfs(folder.resolve("small"), "size=1m")) {
      CliHarness small = CliHarness.zoo(folder.resolve("small"), "file:" + zoo.path("store"));
      small.run("pull", "-m", "oracle_en").assertDone();
      Map<String, String> before = FolderSnapshot.of(small.path("models/oracle_en"));
      disk.remount("size=400k");
      byte[] weights = new byte[WEIGHTS];
      new Random(8).nextBytes(weights);
      Files.write(zoo.path("models/oracle_en/assets/weights.bin"), weights);
      push().assertDone();

      Outcome pull = small.run("pull", "-m", "oracle_en@latest");

      pull.assertFailed(ErrorKind.NO_SPACE, small.path("models").toString(), "bytes free")
          .assertNext("models/oracle_en");
      assertThat(FolderSnapshot.of(small.path("models/oracle_en"))).isEqualTo(before);
    }
  }

  @Test
  void pull_fileStoreThatIsNotThere_saysThatNothingIsPublished() {
    zoo.file("zoo.yaml", "schema: zoo/1\nmodels: {oracle_en: {url: 'file:gone'}}\n");

    zoo.run("pull", "-m", "oracle_en")
        .assertFailed(ErrorKind.NOT_FOUND, "nothing has been published there");
    assertThat(zoo.path("gone")).doesNotExist();
  }

  @Test
  void push_unwritableStore_namesTheFolder() throws IOException {
    try (UnwritableFolder store = UnwritableFolder.make(zoo.path("store"))) {
      push().assertFailed(ErrorKind.ACCESS_DENIED, store.toString());
    }
  }

  @Test
  void pull_unwritableModelsFolder_namesTheFolder() throws IOException {
    push().assertDone();
    CliHarness other = CliHarness.zoo(folder.resolve("other"), "file:" + zoo.path("store"));
    try (UnwritableFolder models = UnwritableFolder.make(other.path("models"))) {
      other.run("pull", "-m", "oracle_en").assertFailed(ErrorKind.ACCESS_DENIED, models.toString());
    }
  }

  @Test
  void init_unwritableFolder_namesIt() throws IOException {
    try (UnwritableFolder locked = UnwritableFolder.make(folder.resolve("locked"))) {
      CliHarness.in(folder.resolve("locked"))
          .run("init", "here")
          .assertFailed(ErrorKind.ACCESS_DENIED, locked.toString());
    }
  }

  private Outcome push() {
    return zoo.run("push", "-m", "oracle_en", "--no-benchmark");
  }
}
