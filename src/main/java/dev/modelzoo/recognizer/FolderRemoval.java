package dev.modelzoo.recognizer;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/**
 * Removes a folder as well as it can be done: an SBI may leave folders that resist. Each pass makes
 * another level of them accessible, and brings what lies too deep for a path one step up. Links are
 * not followed.
 */
public final class FolderRemoval extends SimpleFileVisitor<Path> {
  private static final int PASSES = 100;

  /** The system takes 4096 bytes; a character may have three. */
  private static final int LONG_PATH = 1000;

  private final Path folder;
  private long removed;
  private long moved;

  private FolderRemoval(Path folder) {
    this.folder = folder;
  }

  /** Removes it with all that is in it, as far as the system lets us. */
  public static void remove(Path folder) {
    FolderRemoval removal = new FolderRemoval(folder);
    for (int pass = 0; pass < PASSES && Files.exists(folder, LinkOption.NOFOLLOW_LINKS); pass++) {
      removal.pass();
    }
  }

  private void pass() {
    try {
      Files.walkFileTree(folder, this);
    } catch (IOException e) {
      return; // What stays, the next pass sees.
    }
  }

  @Override
  public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
    makeAccessible(path);
    boolean deep = path.toString().length() > folder.toString().length() + LONG_PATH;
    return deep && moveUp(path) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
  }

  private boolean moveUp(Path path) {
    try {
      Files.move(path, folder.resolve("deep-" + moved++ + "-" + removed));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    delete(file);
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFileFailed(Path file, IOException failure) {
    if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
      makeAccessible(file);
    }
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult postVisitDirectory(Path path, @Nullable IOException failure) {
    delete(path);
    return FileVisitResult.CONTINUE;
  }

  private static void makeAccessible(Path folder) {
    try {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    } catch (IOException e) {
      // Then deleting will fail too, and is tolerated there.
      return;
    }
  }

  private void delete(Path path) {
    try {
      Files.deleteIfExists(path);
      removed++;
    } catch (IOException e) {
      // What stays keeps its folder, which the next pass notices.
      return;
    }
  }
}
