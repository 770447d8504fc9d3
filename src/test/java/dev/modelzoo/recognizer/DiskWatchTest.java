package dev.modelzoo.recognizer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelzoo.testing.ShellTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskWatchTest {
  @TempDir private Path folder;

  @Test
  void violation_whatWasThereBefore_doesNotCount() throws IOException {
    Files.write(folder.resolve("before"), new byte[1000]);
    DiskWatch watch = new DiskWatch(List.of(folder), 500);

    Files.write(folder.resolve("new"), new byte[500]);

    assertThat(watch.violation()).isEmpty();
  }

  @Test
  void violation_filesAboveTheLimitTogether_isTold() throws IOException {
    DiskWatch watch = new DiskWatch(List.of(folder), 500);

    Files.write(folder.resolve("a"), new byte[300]);
    Files.write(Files.createDirectory(folder.resolve("sub")).resolve("b"), new byte[201]);

    assertThat(watch.violation()).contains("wrote more than its limit of 500 bytes to disk");
  }

  @Test
  void violation_linkOut_isNotFollowed(@TempDir Path other) throws IOException {
    Files.write(other.resolve("large"), new byte[1000]);
    DiskWatch watch = new DiskWatch(List.of(folder), 500);

    Files.createSymbolicLink(folder.resolve("link"), other);

    assertThat(watch.violation()).isEmpty();
  }

  @Test
  void violation_folderTooDeepToLookInto_isTold() {
    DiskWatch watch = new DiskWatch(List.of(folder), 500);

    ShellTool.bash(folder, "for i in $(seq 60); do mkdir $1; cd $1; done", "d".repeat(100));

    assertThat(watch.violation()).contains("made a folder that cannot be looked into");
    FolderRemoval.remove(folder.resolve("d".repeat(100)));
  }
}
