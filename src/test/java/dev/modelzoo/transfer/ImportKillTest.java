package dev.modelzoo.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelzoo.store.file.FileObjectStore;
import dev.modelzoo.testing.FolderSnapshot;
import dev.modelzoo.testing.KillTarget;
import dev.modelzoo.testing.KillTarget.Action;
import dev.modelzoo.testing.KillingObjectStore.Moment;
import dev.modelzoo.testing.ModelImageFolder;
import dev.modelzoo.testing.TestBytes;
import dev.modelzoo.testing.TransferFixture;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real process, killed while it imports. */
class ImportKillTest {
  @TempDir private Path temp;

  @Test
  void import_killedAnywhere_leavesTheOldFolderAndEndsRightWhenRepeated() throws Exception {
    TransferFixture transfers =
        TransferFixture.of(new FileObjectStore(temp.resolve("store")), temp);
    ModelImageFolder image = ModelImageFolder.sound(temp);
    transfers.push(image.folder());
    Path target = temp.resolve("target");
    transfers.pull(target);
    final Map<String, String> before = FolderSnapshot.of(target);
    image.file("assets/large", TestBytes.random(1, 60_000)).file("README.md", "Second.");
    transfers.push(image.folder());
    try (OutputStream out = Files.newOutputStream(temp.resolve("archive"))) {
      new Export(
              transfers.latest(),
              TransferFixture.LAYOUT,
              new LocalBytes(List.of(), TransferFixture.LAYOUT),
              Optional.of(transfers.versions()),
              new Workers(1),
              TransferListener.NONE)
          .run(out);
    }

    int kills = 0;
    for (int call = 2; run(target, call) == 137; call += 3) {
      assertThat(FolderSnapshot.of(target)).as("call %d", call).isEqualTo(before);
      kills++;
    }

    assertThat(kills).isGreaterThan(2);
    assertThat(FolderSnapshot.of(target)).isEqualTo(FolderSnapshot.of(image.folder()));
    assertThat(temp).isDirectoryNotContaining("glob:**/.target*");
  }

  private int run(Path target, int haltCall) throws Exception {
    Process process = KillTarget.start(Action.IMPORT, temp, target, 0, haltCall, Moment.BEFORE);
    int exit = process.waitFor();
    assertThat(exit).as(Files.readString(temp.resolve("output"))).isIn(0, 137);
    return exit;
  }
}
