package dev.modelzoo.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modelzoo.content.ChunkLayout;
import dev.modelzoo.content.FileTree;
import dev.modelzoo.content.HashCache;
import dev.modelzoo.content.HashedFile;
import dev.modelzoo.content.IgnoreRules;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.testing.TestBytes;
import dev.modelzoo.testing.TransferFixture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderHasherTest {
  private static final ChunkLayout LAYOUT = TransferFixture.LAYOUT;

  @TempDir private Path temp;
  private Path folder;
  private Path file;

  @BeforeEach
  void prepare() throws IOException {
    folder = Files.createDirectory(temp.resolve("folder"));
    file = Files.write(folder.resolve("file"), TestBytes.random(1, 10_000));
  }

  @Test
  void hash_fileGetsShorterMeanwhile_isAConflict() throws IOException {
    FileTree tree = scan();
    Files.write(file, TestBytes.random(1, 100));

    assertChanged(() -> hash(tree));
  }

  @Test
  void hash_fileIsWrittenToMeanwhile_isAConflict() {
    FileTree tree = scan();

    assertChanged(
        () -> hasher().hash(tree, cache(), (buffer, length, sha256, progress) -> rewrite(file)));
  }

  @Test
  void hash_fileGoneMeanwhile_namesIt() throws IOException {
    FileTree tree = scan();
    Files.delete(file);

    assertThatThrownBy(() -> hash(tree))
        .isInstanceOf(ZooException.class)
        .hasMessageContaining(file.toString());
  }

  @Test
  void hash_fileBecomesALinkMeanwhile_isNotFollowed() throws IOException {
    FileTree tree = scan();
    Files.delete(file);
    Files.createSymbolicLink(file, Files.write(temp.resolve("x"), TestBytes.random(1, 10_000)));

    assertThatThrownBy(() -> hash(tree)).isInstanceOf(ZooException.class);
  }

  @Test
  void hash_linkGoneMeanwhile_namesIt() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("file"));
    FileTree tree = scan();
    Files.delete(link);

    assertThatThrownBy(() -> hash(tree)).hasMessageContaining("read the link");
  }

  @Test
  void checkUnchanged_fileGone_namesIt() throws IOException {
    FileTree tree = scan();
    Files.delete(file);

    assertThatThrownBy(() -> FolderHasher.checkUnchanged(tree.files().get(0)))
        .hasMessageContaining(file.toString());
  }

  @Test
  void hash_failure_keepsWhatIsDone() throws IOException {
    Path second = Files.write(folder.resolve("second"), TestBytes.random(2, 10_000));
    Files.setLastModifiedTime(file, FileTime.fromMillis(1000));
    FileTree tree = scan();
    Files.delete(second);

    assertThatThrownBy(() -> hash(tree)).isInstanceOf(ZooException.class);

    assertThat(temp.resolve("cache")).exists();
  }

  @Test
  void localBytes_fileChangedSinceItWasHashed_areNotUsed() throws IOException {
    List<HashedFile> hashed = hash(scan());
    LocalBytes local = new LocalBytes(hashed, LAYOUT);
    String first = hashed.get(0).chunks().get(0);
    byte[] buffer = new byte[LAYOUT.chunk()];
    assertThat(local.readChunk(first, buffer, 4096)).isTrue();
    assertThat(local.readChunk("0".repeat(64), buffer, 4096)).isFalse();

    rewrite(file);
    assertThat(local.readChunk(first, buffer, 4096)).isFalse();
    Files.delete(file);
    assertThat(local.readChunk(first, buffer, 4096)).isFalse();
  }

  private void rewrite(Path path) {
    try {
      Files.write(path, TestBytes.random(9, 10_000));
      Files.setLastModifiedTime(path, FileTime.fromMillis(123_456));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private FileTree scan() {
    return FileTree.scan(folder, IgnoreRules.NONE);
  }

  private List<HashedFile> hash(FileTree tree) {
    return hasher().hash(tree, cache());
  }

  private static FolderHasher hasher() {
    return new FolderHasher(LAYOUT, new Workers(1), TransferListener.NONE);
  }

  private HashCache cache() {
    return HashCache.open(temp.resolve("cache"), LAYOUT);
  }

  private static void assertChanged(Runnable action) {
    assertThatThrownBy(action::run)
        .hasMessageContaining("changed while it was being read")
        .extracting(e -> ((ZooException) e).kind())
        .isEqualTo(ErrorKind.CONFLICT);
  }
}
