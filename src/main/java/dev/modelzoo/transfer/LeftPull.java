package dev.modelzoo.transfer;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What a pull that did not end left beside its target. The next pull would go on from there. */
public final class LeftPull {
  private LeftPull() {}

  /** The hidden folder beside {@code folder}; empty if there is none. */
  public static Optional<Path> find(Path folder) {
    return Optional.of(new FolderSwap(folder).fresh()).filter(Files::isDirectory);
  }

  /** Removes it; the caller holds the id's lock, and has finished an interrupted swap. */
  public static void discard(Path folder) {
    new FolderSwap(folder).discardFresh();
  }
}
