package dev.modelzoo.recognizer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelzoo.testing.ShellTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchFolderTest {
  @TempDir private Path parent;

  @Test
  void abandoned_folderOfALivingRun_isNotAmongThem() {
    try (ScratchFolder scratch = ScratchFolder.create(parent)) {
      assertThat(ScratchFolder.abandoned(parent)).isEmpty();
      assertThat(ScratchFolder.abandoned(parent)).as("looking frees no lock").isEmpty();
      assertThat(scratch.folder()).isDirectory();
    }

    assertThat(parent).isEmptyDirectory();
  }

  @Test
  void abandoned_lockThatNobodyHolds_isFound() throws IOException {
    Path folder = Files.createDirectory(parent.resolve("zoo-sbi-dead"));
    Files.createFile(folder.resolve("lock"));
    Files.createDirectory(parent.resolve("somebody-elses"));

    assertThat(ScratchFolder.abandoned(parent)).containsExactly(folder);
  }

  @Test
  void abandoned_manyLookAtOnce_allFindIt() throws IOException {
    Path folder = Files.createDirectory(parent.resolve("zoo-sbi-dead"));
    Files.createFile(folder.resolve("lock"));

    List<List<Path>> found =
        IntStream.range(0, 2000)
            .parallel()
            .mapToObj(look -> ScratchFolder.abandoned(parent))
            .distinct()
            .toList();

    assertThat(found).containsExactly(List.of(folder));
  }

  @Test
  void abandoned_withoutALock_isFoundOnceItIsOld() throws IOException {
    Path folder = Files.createDirectory(parent.resolve("zoo-sbi-unlocked"));

    boolean young = ScratchFolder.abandoned(parent).isEmpty();
    Instant longAgo = Instant.now().minus(Duration.ofHours(1));
    Files.setLastModifiedTime(folder, FileTime.from(longAgo));

    assertThat(young).isTrue();
    assertThat(ScratchFolder.abandoned(parent)).containsExactly(folder);
  }

  @Test
  void abandoned_noParent_isEmpty() {
    assertThat(ScratchFolder.abandoned(parent.resolve("none"))).isEmpty();
  }

  @Test
  void close_folderDeeperThanAPathMayBe_isRemoved() {
    ScratchFolder scratch = ScratchFolder.create(parent);
    ShellTool.bash(
        scratch.result(),
        "for i in $(seq 120); do mkdir ${1}; cd ${1}; touch f; done",
        "d".repeat(100));

    scratch.close();

    assertThat(parent).isEmptyDirectory();
  }
}
