package dev.modelzoo.content;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.FileErrors;
import dev.modelzoo.error.ZooException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * All files and links below a folder that belong to a version; links are not followed.
 *
 * @param files sorted by path bytes
 * @param emptyFolders relative paths; a version does not keep them
 * @param ignored relative paths of files and whole folders that the rules leave out
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
   * @throws ZooException if it cannot be read, or holds a socket, device or named pipe
   */
  public static FileTree scan(Path folder, IgnoreRules rules) {
    Scan scan = new Scan(rules);
    try {
      scan.visit(folder.toRealPath(), "");
    } catch (IOException e) {
      throw FileErrors.translate("list", folder, e);
    }
    scan.files.sort(Comparator.comparing(TreeFile::path, PathOrder.BY_BYTES));
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

    void visit(Path folder, String prefix) throws IOException {
      boolean empty = true;
      try (DirectoryStream<Path> children = Files.newDirectoryStream(folder)) {
        for (Path child : children) {
          empty = false;
          visitChild(child, prefix + child.getFileName());
        }
      }
      if (empty && !prefix.isEmpty()) {
        emptyFolders.add(prefix.substring(0, prefix.length() - 1));
      }
    }

    private void visitChild(Path child, String path) throws IOException {
      FileStamp stamp = FileStamp.of(child);
      if (rules.ignores(path, stamp.isFolder())) {
        ignored.add(path);
      } else if (stamp.isFolder()) {
        visit(child, path + "/");
      } else if (stamp.isFile() || stamp.isLink()) {
        files.add(new TreeFile(path, child, stamp));
      } else {
        throw new ZooException(
            ErrorKind.CHECK_FAILED,
            child + " is a socket, device or named pipe, which cannot be published",
            "Remove it, or name it in .zooignore.");
      }
    }
  }
}
