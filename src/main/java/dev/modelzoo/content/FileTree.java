package dev.modelzoo.content;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.FileErrors;
import dev.modelzoo.error.ZooException;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * All files and links below a folder that belong to a version; links are not followed.
 *
 * @param files sorted by path bytes
 * @param emptyFolders relative paths, sorted; a version does not keep them
 * @param ignored relative paths, sorted, of files and whole folders that the rules leave out
 */
public record FileTree(List<TreeFile> files, List<String> emptyFolders, List<String> ignored) {
  public FileTree {
    files = List.copyOf(files);
    emptyFolders = List.copyOf(emptyFolders);
    ignored = List.copyOf(ignored);
  }

  /**
   * Scans {@code folder}, which may itself be a link to a folder.
   *
   * @throws ZooException if it cannot be read, or holds a socket, device or named pipe, or a name
   *     that is no text
   */
  public static FileTree scan(Path folder, IgnoreRules rules) {
    Scan scan = new Scan(rules);
    try {
      scan.visit(folder.toRealPath(), "");
    } catch (IOException e) {
      throw FileErrors.translate("list", folder, e);
    }
    scan.files.sort(Comparator.comparing(TreeFile::path, PathOrder.BY_BYTES));
    Collections.sort(scan.emptyFolders, PathOrder.BY_BYTES);
    Collections.sort(scan.ignored, PathOrder.BY_BYTES);
    return new FileTree(scan.files, scan.emptyFolders, scan.ignored);
  }

  private static final class Scan {
    private final IgnoreRules rules;
    private final List<TreeFile> files = new ArrayList<>();
    private final List<String> emptyFolders = new ArrayList<>();
    private final List<String> ignored = new ArrayList<>();

    Scan(IgnoreRules rules) {
      this.rules = rules;
    }

    void visit(Path folder, String prefix) {
      List<Path> children = list(folder);
      for (Path child : children) {
        visitChild(child, prefix + child.getFileName());
      }
      if (children.isEmpty() && !prefix.isEmpty()) {
        emptyFolders.add(prefix.substring(0, prefix.length() - 1));
      }
    }

    /** Reads it to its end first, so that a deep folder does not keep a file open per level. */
    private static List<Path> list(Path folder) {
      List<Path> children = new ArrayList<>();
      try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
        stream.forEach(children::add);
      } catch (DirectoryIteratorException e) {
        throw FileErrors.translate("list", folder, Objects.requireNonNull(e.getCause()));
      } catch (IOException e) {
        throw FileErrors.translate("list", folder, e);
      }
      return children;
    }

    private void visitChild(Path child, String path) {
      FileStamp stamp = stamp(child);
      if (rules.ignores(path, stamp.isFolder())) {
        ignored.add(path);
        return;
      }
      requireText(child, child.getFileName(), "name");
      if (stamp.isFolder()) {
        visit(child, path + "/");
      } else if (stamp.isFile() || stamp.isLink()) {
        if (stamp.isLink()) {
          requireText(child, target(child), "link target");
        }
        files.add(new TreeFile(path, child, stamp));
      } else {
        throw new ZooException(
            ErrorKind.CHECK_FAILED,
            child + " is a socket, device or named pipe, which cannot be published",
            "Remove it, or name it in .zooignore.");
      }
    }

    private static FileStamp stamp(Path file) {
      try {
        return FileStamp.of(file);
      } catch (IOException e) {
        throw FileErrors.translate("read the metadata of", file, e);
      }
    }

    private static Path target(Path link) {
      try {
        return Files.readSymbolicLink(link);
      } catch (IOException e) {
        throw FileErrors.translate("read the link", link, e);
      }
    }

    /** Bytes that are no characters here would be published as question marks. */
    private static void requireText(Path child, Path name, String what) {
      boolean text;
      try {
        text = name.getFileSystem().getPath(name.toString()).equals(name);
      } catch (InvalidPathException e) {
        text = false;
      }
      if (!text) {
        throw new ZooException(
            ErrorKind.CHECK_FAILED,
            child + ": its " + what + " is not UTF-8, or the locale cannot express it",
            "Rename it; or, if it looks right in ls, set LC_ALL=C.UTF-8.");
      }
    }
  }
}
