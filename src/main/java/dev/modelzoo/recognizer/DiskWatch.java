package dev.modelzoo.recognizer;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Holds what a running SBI keeps in its folders to a size and a number of files. It looks; between
 * two looks an SBI can write as much as the disk takes in that time.
 */
final class DiskWatch {
  private static final long MOST_FILES = 1_000_000;

  private final List<Path> folders;
  private final long limit;
  private final long before;

  /**
   * Watches over what comes to these folders from now on.
   *
   * @param limit bytes
   */
  DiskWatch(List<Path> folders, long limit) {
    this.folders = List.copyOf(folders);
    this.limit = limit;
    this.before = count().bytes;
  }

  /** What is wrong, as the end of a sentence about the SBI; empty if nothing is. */
  Optional<String> violation() {
    Count count = count();
    if (count.hidden) {
      return Optional.of("made a folder that cannot be looked into");
    }
    if (count.files > MOST_FILES) {
      return Optional.of("made more than %,d files".formatted(MOST_FILES));
    }
    return count.bytes - before > limit
        ? Optional.of("wrote more than its limit of %,d bytes to disk".formatted(limit))
        : Optional.empty();
  }

  private Count count() {
    Count count = new Count();
    for (Path folder : folders) {
      try {
        Files.walkFileTree(folder, count);
      } catch (IOException e) {
        count.hidden = true;
      }
    }
    return count;
  }

  private static final class Count extends SimpleFileVisitor<Path> {
    private long bytes;
    private long files;
    private boolean hidden;

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      return ++files > MOST_FILES ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      bytes += attributes.isRegularFile() ? attributes.size() : 0;
      return ++files > MOST_FILES ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
      hidden |= !(failure instanceof NoSuchFileException);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) {
      return FileVisitResult.CONTINUE;
    }
  }
}
