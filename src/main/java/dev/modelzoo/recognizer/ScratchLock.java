package dev.modelzoo.recognizer;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells whether the zoo that made a scratch folder still lives: it holds a lock of the operating
 * system on a file in it, which ends with the process, however that ends.
 */
final class ScratchLock implements AutoCloseable {
  private static final String NAME = "lock";
  private static final Duration YOUNG = Duration.ofMinutes(10);

  /** POSIX drops a process's lock when any channel to the file is closed: none may be opened. */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path folder;
  private final FileChannel channel;

  private ScratchLock(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /** The file appears with its lock held: nobody sees a living zoo's folder with a free one. */
  static ScratchLock hold(Path folder) throws IOException {
    HELD.add(folder);
    Path temporary = folder.resolve(NAME + ".new");
    FileChannel channel =
        FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    lock(channel);
    Files.move(temporary, folder.resolve(NAME), StandardCopyOption.ATOMIC_MOVE);
    return new ScratchLock(folder, channel);
  }

  private static void lock(FileChannel channel) {
    try {
      channel.tryLock();
    } catch (IOException e) {
      // A file system without locks: nobody else can have it, and so take it for abandoned.
      return;
    }
  }

  /**
   * Whether the folder's zoo has ended; false where that cannot be known. One look at a time:
   * within a process, a lock that is tried twice at once is an error, not an answer.
   */
  static synchronized boolean isAbandoned(Path folder) {
    if (HELD.contains(folder) || !Files.isWritable(folder)) {
      return false; // Ours, or another user's.
    }
    Path file = folder.resolve(NAME);
    try {
      if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        return isOld(folder);
      }
      try (FileChannel other =
          FileChannel.open(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
        return other.tryLock() != null;
      }
    } catch (IOException e) {
      return false;
    }
  }

  /** Without a lock: of a zoo that was killed right after making it, or is about to take one. */
  private static boolean isOld(Path folder) throws IOException {
    Instant made = Files.getLastModifiedTime(folder, LinkOption.NOFOLLOW_LINKS).toInstant();
    return made.isBefore(Instant.now().minus(YOUNG));
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      // The lock ends with the process at the latest.
      return;
    } finally {
      HELD.remove(folder);
    }
  }
}
