package dev.modelzoo.transfer;

import dev.modelzoo.content.FileTree;
import dev.modelzoo.content.IgnoreRules;
import dev.modelzoo.content.ManifestEntry;
import dev.modelzoo.content.TreeFile;
import dev.modelzoo.error.FileErrors;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The files of a wanted version that a killed pull left in its hidden folder, right or wrong. */
final class LeftOvers {
  private final Path folder;
  private final Set<String> paths = new HashSet<>();

  LeftOvers(Path folder) {
    this.folder = folder;
  }

  boolean contains(String path) {
    return paths.contains(path);
  }

  void forget(String path) {
    paths.remove(path);
  }

  long bytes() {
    return paths.stream().mapToLong(path -> folder.resolve(path).toFile().length()).sum();
  }

  /**
   * Finds what is there and removes all else, and files that are shared with another folder and so
   * must not be written.
   */
  void clean(Map<String, ManifestEntry> entries, Set<Path> folders) throws IOException {
    Files.walkFileTree(folder, new Cleaner(entries, folders));
  }

  /** Finds what is there and changes nothing; the folder may be missing. */
  void look(Map<String, ManifestEntry> entries) {
    try {
      if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
        for (TreeFile file : FileTree.scan(folder, IgnoreRules.NONE).files()) {
          ManifestEntry entry = entries.get(file.path());
          if (entry != null && !entry.isLink() && !file.isLink() && isOwn(file.file())) {
            paths.add(file.path());
          }
        }
      }
    } catch (IOException e) {
      throw FileErrors.translate("look at", folder, e);
    }
  }

  /** Whether the file has one name only, and so is not one of another folder. */
  private static boolean isOwn(Path file) throws IOException {
    Object names = Files.getAttribute(file, "unix:nlink", LinkOption.NOFOLLOW_LINKS);
    return ((Number) names).intValue() == 1;
  }

  private final class Cleaner extends SimpleFileVisitor<Path> {
    private final Map<String, ManifestEntry> entries;
    private final Set<Path> folders;

    Cleaner(Map<String, ManifestEntry> entries, Set<Path> folders) {
      this.entries = entries;
      this.folders = folders;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes attributes)
        throws IOException {
      if (folders.contains(visited)) {
        return FileVisitResult.CONTINUE;
      }
      FolderSwap.delete(visited);
      return FileVisitResult.SKIP_SUBTREE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      String path = folder.relativize(file).toString();
      ManifestEntry entry = entries.get(path);
      boolean own = attributes.isRegularFile() && isOwn(file);
      if (entry == null || entry.isLink() || !own) {
        Files.delete(file);
      } else {
        paths.add(path);
      }
      return FileVisitResult.CONTINUE;
    }
  }
}
