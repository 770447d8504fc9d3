package dev.modelzoo.transfer;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.FileErrors;
import dev.modelzoo.error.ZooException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Keeps two commands of one machine from working on the same id at once. The system drops the lock
 * when its process ends, however that ends.
 */
public final class EntryLock {
  /**
   * What this process holds. POSIX drops a process's lock when any channel to the file is closed,
   * so a second one must not even be opened.
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private EntryLock() {}

  /**
   * Runs {@code action} while holding the lock; throws {@code CONFLICT} at once if another has it.
   *
   * @param file of the lock, below the zoo's state folder; stays behind
   * @param what the id, for the message
   */
  public static <T> T holding(Path file, String what, Supplier<T> action) {
    return tryHolding(file, action)
        .orElseThrow(
            () ->
                new ZooException(
                    ErrorKind.CONFLICT,
                    "another zoo command is working on " + what,
                    "Wait until it has ended, then run this one again."));
  }

  /**
   * Runs {@code action} while holding the lock, or returns empty at once if another has it.
   *
   * @param file of the lock, below the zoo's state folder; stays behind
   */
  public static <T> Optional<T> tryHolding(Path file, Supplier<T> action) {
    Path name = realName(file);
    if (!HELD.add(name)) {
      return Optional.empty();
    }
    try (FileChannel channel =
        FileChannel.open(name, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      return tryLock(channel) ? Optional.of(action.get()) : Optional.empty();
    } catch (IOException e) {
      throw FileErrors.translate("lock", file, e);
    } finally {
      HELD.remove(name);
    }
  }

  private static boolean tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false; // held within this process, though not by this class
    }
  }

  private static Path realName(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null) {
      throw new IllegalArgumentException("Not a file: " + file);
    }
    try {
      Files.createDirectories(folder);
      return folder.toRealPath().resolve(file.getFileName());
    } catch (IOException e) {
      throw FileErrors.translate("make the folder of", file, e);
    }
  }
}
