package dev.modelzoo.registry;

import dev.modelzoo.error.FileErrors;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Lets one edit of a zoo's registry happen at a time: among processes by a file lock, which goes
 * away with its process, and among threads, which a file lock does not keep apart.
 */
final class RegistryLock {
  private static final Map<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();

  private RegistryLock() {}

  /** Waits for its turn; an edit takes milliseconds. */
  static <T> T holding(ZooRoot root, Supplier<T> edit) {
    Path file = root.makeState("locks").resolve("zoo.yaml.lock");
    ReentrantLock threads = THREADS.computeIfAbsent(file, f -> new ReentrantLock());
    threads.lock();
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      channel.lock(); // let go by closing the channel
      return edit.get();
    } catch (IOException e) {
      throw FileErrors.translate("lock", file, e);
    } finally {
      threads.unlock();
    }
  }
}
