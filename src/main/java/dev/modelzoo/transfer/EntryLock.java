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
import org.jspecify.annotations.Nullable;

/**
 * Keeps two commands of one machine from working on the same id at once. The system drops the lock
 * when its process ends, however that ends.
 */
public final class EntryLock implements AutoCloseable {
  private final FileChannel channel;

  private EntryLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock at once, or throws {@code CONFLICT}.
   *
   * @param file of the lock, below the zoo's state folder; stays behind
   * @param what the id, for the message
   */
  public static EntryLock take(Path file, String what) {
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (tryLock(channel) == null) {
        channel.close();
        throw new ZooException(
            ErrorKind.CONFLICT,
            "another zoo command is working on " + what,
            "Wait until it has ended, then run this one again.");
      }
      return new EntryLock(channel);
    } catch (IOException e) {
      throw FileErrors.translate("lock", file, e);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // held by another thread of this process
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
