package dev.modelzoo.transfer;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.FileErrors;
import dev.modelzoo.error.ZooException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps two commands of one machine from working on the same id at once. The system drops the lock
 * when its process ends, however that ends.
 */
public final class EntryLock {
  private EntryLock() {}

  /**
   * Runs {@code action} while holding the lock; throws {@code CONFLICT} at once if another has it.
   *
   * @param file of the lock, below the zoo's state folder; stays behind
   * @param what the id, for the message
   */
  public static <T> T holding(Path file, String what, Supplier<T> action) {
    try (FileChannel channel = open(file)) {
      if (tryLock(channel) == null) {
        throw new ZooException(
            ErrorKind.CONFLICT,
            "another zoo command is working on " + what,
            "Wait until it has ended, then run this one again.");
      }
      return action.get();
    } catch (IOException e) {
      throw FileErrors.translate("lock", file, e);
    }
  }

  private static FileChannel open(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // held by another thread of this process
    }
  }
}
