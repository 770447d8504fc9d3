package dev.modelzoo.benchmark;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Keeps two runs out of one result folder. The lock is the operating system's, so it ends with the
 * process that holds it, however that ends; the file stays in folders that are unfinished.
 */
final class RunLock {
  private static final String NAME = ".running";

  private final Path file;
  private final FileChannel channel;

  private RunLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /** Empty if somebody holds it. */
  static Optional<RunLock> tryOpen(Path folder) throws IOException {
    Path file = folder.resolve(NAME);
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
    if (isLockable(channel)) {
      return Optional.of(new RunLock(file, channel));
    }
    channel.close();
    return Optional.empty();
  }

  private static boolean isLockable(FileChannel channel) {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false; // Held by another thread of this process.
    } catch (IOException e) {
      return true; // A file system without locks: then nobody can be kept out.
    }
  }

  void release() {
    try {
      channel.close();
    } catch (IOException e) {
      // The lock ends with the process at the latest.
      return;
    }
  }

  void releaseAndRemove() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // A file too many in a finished folder harms nobody.
      release();
      return;
    }
    release();
  }
}
