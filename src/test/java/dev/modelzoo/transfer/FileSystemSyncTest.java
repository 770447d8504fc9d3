package dev.modelzoo.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSystemSyncTest {
  @TempDir private Path folder;

  @Test
  void run_absentFolder_saysThatItWasNotDone() {
    boolean done = FileSystemSync.run(folder.resolve("absent"));

    assertThat(done).isFalse();
  }
}
