package dev.modelzoo.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.testing.ShellTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTreeTest {
  @TempDir Path folder;

  @Test
  void scan_filesAndLinks_areSortedByBytesAndNotFollowed() throws IOException {
    write("b/x");
    write("b-2");
    write("ｚ");
    write("🎙");
    Files.createSymbolicLink(folder.resolve("loop"), Path.of("."));
    Files.createSymbolicLink(folder.resolve("dangling"), Path.of("nowhere"));

    FileTree tree = FileTree.scan(folder, IgnoreRules.NONE);

    assertThat(paths(tree)).containsExactly("b-2", "b/x", "dangling", "loop", "ｚ", "🎙");
    assertThat(tree.files().stream().filter(TreeFile::isLink)).hasSize(2);
    assertThat(tree.files().get(1).size()).isEqualTo(1);
    assertThat(tree.files().get(2).size()).isEqualTo("nowhere".length());
  }

  @Test
  void scan_folderThatIsALink_isFollowed() throws IOException {
    write("real/x");
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("real"));

    assertThat(paths(FileTree.scan(link, IgnoreRules.NONE))).containsExactly("x");
  }

  @Test
  void scan_emptyFolders_areNamedButNotTheTop() throws IOException {
    Files.createDirectories(folder.resolve("z/empty"));
    Files.createDirectories(folder.resolve("a"));

    FileTree tree = FileTree.scan(folder, IgnoreRules.NONE);

    assertThat(tree.emptyFolders()).containsExactly("a", "z/empty");
    assertThat(FileTree.scan(folder.resolve("a"), IgnoreRules.NONE).emptyFolders()).isEmpty();
  }

  @Test
  void scan_ignoredFilesAndFolders_areNamedOnceAndNotEntered() throws IOException {
    write(".git/config");
    write(".zooignore");
    write("logs/1.log");
    write("keep");

    FileTree tree = FileTree.scan(folder, IgnoreRules.parse(List.of("logs/")));

    assertThat(paths(tree)).containsExactly("keep");
    assertThat(tree.ignored()).containsExactly(".git", ".zooignore", "logs");
  }

  @Test
  void scan_namedPipe_isRefusedUnlessIgnored() {
    ShellTool.require("mkfifo --version");
    ShellTool.bash(folder, "mkfifo pipe");

    assertThatExceptionOfType(ZooException.class)
        .isThrownBy(() -> FileTree.scan(folder, IgnoreRules.NONE))
        .withMessageContaining("pipe is a socket, device or named pipe")
        .satisfies(e -> assertThat(e.kind()).isEqualTo(ErrorKind.CHECK_FAILED));
    assertThat(FileTree.scan(folder, IgnoreRules.parse(List.of("pipe"))).files()).isEmpty();
  }

  @Test
  void scan_nameThatIsNoText_isRefused() {
    ShellTool.require("[ $(uname) = Linux ]");
    ShellTool.bash(folder, "touch $'caf\\xe9'");

    assertThatExceptionOfType(ZooException.class)
        .isThrownBy(() -> FileTree.scan(folder, IgnoreRules.NONE))
        .withMessageContaining("its name is not UTF-8")
        .satisfies(e -> assertThat(e.kind()).isEqualTo(ErrorKind.CHECK_FAILED));
  }

  @Test
  void scan_linkTargetThatIsNoText_isRefused() {
    ShellTool.require("[ $(uname) = Linux ]");
    ShellTool.bash(folder, "ln -s $'caf\\xe9' link");

    assertThatExceptionOfType(ZooException.class)
        .isThrownBy(() -> FileTree.scan(folder, IgnoreRules.NONE))
        .withMessageContaining("its link target is not UTF-8");
  }

  @Test
  void scan_unreadableFolder_isNamed() throws IOException {
    Path closed = Files.createDirectories(folder.resolve("a/closed"));
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
    assumeThat(Files.isReadable(closed)).as("root reads everything").isFalse();

    assertThatExceptionOfType(ZooException.class)
        .isThrownBy(() -> FileTree.scan(folder, IgnoreRules.NONE))
        .withMessageContaining("cannot list " + closed.toRealPath())
        .satisfies(e -> assertThat(e.kind()).isEqualTo(ErrorKind.ACCESS_DENIED));
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
  }

  @Test
  void scan_noFolder_isRefused() throws IOException {
    write("file");

    for (String path : new String[] {"nothing", "file"}) {
      assertThatExceptionOfType(ZooException.class)
          .isThrownBy(() -> FileTree.scan(folder.resolve(path), IgnoreRules.NONE))
          .withMessageContaining("cannot list")
          .satisfies(e -> assertThat(e.kind()).isEqualTo(ErrorKind.NOT_FOUND));
    }
  }

  @Test
  void scan_tenThousandFiles_findsAll() throws IOException {
    for (int i = 0; i < 10_000; i++) {
      Path parent = folder.resolve("d" + i % 100);
      if (i < 100) {
        Files.createDirectory(parent);
      }
      Files.createFile(parent.resolve("f" + i));
    }

    FileTree tree = FileTree.scan(folder, IgnoreRules.NONE);

    assertThat(tree.files()).hasSize(10_000);
    assertThat(paths(tree)).isSortedAccordingTo(PathOrder.BY_BYTES).doesNotHaveDuplicates();
  }

  @Test
  void scan_deepFolder_isRead() throws IOException {
    Path deep = folder;
    for (int i = 0; i < 400; i++) {
      deep = deep.resolve("d");
    }
    Files.createDirectories(deep);

    String deepest = FileTree.scan(folder, IgnoreRules.NONE).emptyFolders().get(0);

    assertThat(deepest).hasSize(400 * 2 - 1);
  }

  @Test
  void stamp_kinds_areToldApart() throws IOException {
    write("f");
    ShellTool.bash(folder, "chmod 644 f");
    Files.createSymbolicLink(folder.resolve("l"), Path.of("f"));

    FileStamp file = FileStamp.of(folder.resolve("f"));
    FileStamp link = FileStamp.of(folder.resolve("l"));
    FileStamp top = FileStamp.of(folder);

    assertThat(List.of(file.isFile(), link.isFile(), top.isFile()))
        .containsExactly(true, false, false);
    assertThat(List.of(file.isLink(), link.isLink(), top.isLink()))
        .containsExactly(false, true, false);
    assertThat(List.of(file.isFolder(), link.isFolder(), top.isFolder()))
        .containsExactly(false, false, true);
    assertThat(file.hasExecuteBit()).isFalse();
    ShellTool.bash(folder, "chmod 654 f");
    assertThat(FileStamp.of(folder.resolve("f")).hasExecuteBit()).isTrue();
  }

  private void write(String path) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.resolveSibling("x").getParent());
    Files.writeString(file, "1");
  }

  private static List<String> paths(FileTree tree) {
    return tree.files().stream().map(TreeFile::path).toList();
  }
}
