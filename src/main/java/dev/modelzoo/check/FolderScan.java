package dev.modelzoo.check;

import dev.modelzoo.check.ScannedFile.Kind;
import dev.modelzoo.content.IgnoreRules;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.FileErrors;
import dev.modelzoo.error.ZooException;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a push would send of a folder; follows no link and opens no file. */
final class FolderScan {
  private final Path root;
  private final IgnoreRules ignoreRules;
  private final TreeMap<String, ScannedFile> files = new TreeMap<>();
  private final List<String> unreadable = new ArrayList<>();
  private final List<String> emptyFolders = new ArrayList<>();

  private FolderScan(Path root, IgnoreRules ignoreRules) {
    this.root = root;
    this.ignoreRules = ignoreRules;
  }

  /** Walks the folder; one that does not exist or is none is a ZooException. */
  static FolderScan of(Path folder, IgnoreRules ignoreRules) {
    FolderScan scan = new FolderScan(realFolder(folder), ignoreRules);
    try {
      Files.walkFileTree(scan.root, scan.new Visitor());
    } catch (IOException e) {
      throw FileErrors.translate("list", folder, e);
    }
    return scan;
  }

  /** The folder itself, with no link in its path: {@code models/ID} may be one. */
  static Path realFolder(Path folder) {
    try {
      Path real = folder.toRealPath();
      if (Files.isDirectory(real)) {
        return real;
      }
    } catch (IOException e) {
      throw FileErrors.translate("open the folder", folder, e);
    }
    throw new ZooException(
        ErrorKind.NOT_FOUND, folder + " is not a folder", "Name the folder to check.");
  }

  Path root() {
    return root;
  }

  IgnoreRules ignoreRules() {
    return ignoreRules;
  }

  /** All that would be pushed, and the folders around it, by path. */
  Collection<ScannedFile> files() {
    return Collections.unmodifiableCollection(files.values());
  }

  Optional<ScannedFile> file(String path) {
    return Optional.ofNullable(files.get(path));
  }

  /** Whether anything has that path, pushed or not; a link is not followed. */
  boolean exists(String path) {
    try {
      return Files.exists(root.resolve(path), LinkOption.NOFOLLOW_LINKS);
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /** What is in a folder, at any depth. */
  Map<String, ScannedFile> below(String folder) {
    // '0' is the character after '/'.
    return Collections.unmodifiableMap(files.subMap(folder + "/", folder + "0"));
  }

  /** Folders whose content could not be listed. */
  List<String> unreadable() {
    return Collections.unmodifiableList(unreadable);
  }

  /** Folders with nothing in them, not even what is never pushed. */
  List<String> emptyFolders() {
    return Collections.unmodifiableList(emptyFolders);
  }

  /** The regular file that a path names, itself or through links that stay inside. */
  Optional<Path> regularFile(String path) {
    Optional<ScannedFile> file = file(path);
    if (file.isEmpty() || file.get().isRegular()) {
      return file.map(ScannedFile::file);
    }
    if (file.get().kind() != Kind.LINK) {
      return Optional.empty();
    }
    LinkTarget target = LinkTarget.resolve(root, root.relativize(file.get().file()));
    return target.isFile() ? Optional.of(target.file()) : Optional.empty();
  }

  /** The findings, with the number and size of what was looked at. */
  CheckReport report(Findings findings) {
    long count = files.values().stream().filter(f -> f.kind() != Kind.FOLDER).count();
    long bytes = files.values().stream().mapToLong(ScannedFile::size).sum();
    return new CheckReport(findings.all(), count, bytes);
  }

  private final class Visitor extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      if (folder.equals(root)) {
        return FileVisitResult.CONTINUE;
      }
      String path = relative(folder);
      if (ignoreRules.ignores(path, true)) {
        return FileVisitResult.SKIP_SUBTREE;
      }
      files.put(path, new ScannedFile(path, folder, Kind.FOLDER, 0));
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      String path = relative(file);
      if (!ignoreRules.ignores(path, false)) {
        files.put(path, new ScannedFile(path, file, kind(attributes), attributes.size()));
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
      if (file.equals(root)) {
        throw failure;
      }
      String path = relative(file);
      if (!ignoreRules.ignores(path, true)) {
        unreadable.add(path);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
        throws IOException {
      if (failure != null) {
        unreadable.add(relative(folder));
      } else if (!folder.equals(root) && isEmpty(folder)) {
        emptyFolders.add(relative(folder));
      }
      return FileVisitResult.CONTINUE;
    }

    private boolean isEmpty(Path folder) throws IOException {
      if (!below(relative(folder)).isEmpty()) {
        return false;
      }
      try (var content = Files.newDirectoryStream(folder)) {
        return !content.iterator().hasNext();
      }
    }

    private String relative(Path file) {
      return String.join("/", parts(root.relativize(file)));
    }
  }

  private static List<String> parts(Path relative) {
    List<String> parts = new ArrayList<>();
    relative.forEach(part -> parts.add(part.toString()));
    return parts;
  }

  private static Kind kind(BasicFileAttributes attributes) {
    if (attributes.isRegularFile()) {
      return Kind.REGULAR;
    }
    return attributes.isSymbolicLink() ? Kind.LINK : Kind.SPECIAL;
  }
}
