package dev.modelzoo.transfer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Sees all that was written to a file system to its disk, by {@code sync -f} of GNU coreutils: the
 * JDK can only do so file by file, which for many small ones takes most of a pull's time.
 */
final class FileSystemSync {
  private static final long LIMIT_SECONDS = 60;

  private FileSystemSync() {}

  /**
   * Returns when all is on the disk; false if that cannot be had here, or takes so long that others
   * must be writing much to this disk.
   */
  static boolean run(Path folder) {
    return run(List.of("sync", "-f", folder.toString()));
  }

  private static boolean run(List<String> command) {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      try {
        return process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
      } finally {
        process.destroy();
      }
    } catch (IOException e) {
      return false; // no such program
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
