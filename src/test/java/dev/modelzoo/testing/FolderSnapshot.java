package dev.modelzoo.testing;

import dev.modelzoo.content.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * All that is below a folder, hidden or not: by path the mode and digest of a file, the target of a
 * link, or "folder". Two folders are equal if their snapshots are.
 */
public final class FolderSnapshot {
  private FolderSnapshot() {}

  public static Map<String, String> of(Path folder) {
    Map<String, String> found = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : (Iterable<Path>) paths.filter(p -> !p.equals(folder))::iterator) {
        found.put(folder.relativize(path).toString(), describe(path));
      }
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String describe(Path path) throws IOException {
    if (Files.isSymbolicLink(path)) {
      return "-> " + Files.readSymbolicLink(path);
    }
    if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      return "folder";
    }
    String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    return mode + " " + Sha256.hex(Files.readAllBytes(path));
  }
}
