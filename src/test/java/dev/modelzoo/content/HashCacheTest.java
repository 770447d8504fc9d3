package dev.modelzoo.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HashCacheTest {
  private static final ChunkLayout LAYOUT = ManifestJson.LAYOUT;
  private static final long SECOND = 1_000_000_000L;
  private static final FileStamp STAMP = new FileStamp(100, 5 * SECOND, 6 * SECOND, 77, 0100644);
  private static final HashCache.Facts FACTS =
      new HashCache.Facts(STAMP, List.of(Sha256.hex("1"), Sha256.hex("2")), true);
  private static final long MUCH_LATER = 60 * SECOND;

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void chooseFile() {
    file = folder.resolve("cache/hashes");
  }

  @Test
  void lookUp_savedFile_isFoundAgain() {
    save("assets/model.bin");

    assertThat(open().lookUp(tree("assets/model.bin", STAMP))).contains(FACTS);
    assertThat(open().lookUp(tree("assets/other.bin", STAMP))).isEmpty();
  }

  @Test
  void lookUp_emptyFile_isFoundAgain() {
    FileStamp stamp = new FileStamp(0, 1, 1, 1, 0100644);
    HashCache cache = open();
    cache.put(tree("empty", stamp), new HashCache.Facts(stamp, List.of(), false), MUCH_LATER);
    cache.save();

    Optional<HashCache.Facts> found = open().lookUp(tree("empty", stamp));

    assertThat(found).contains(new HashCache.Facts(stamp, List.of(), false));
  }

  @Test
  void lookUp_anyPartOfTheStampChanged_isUnknown() {
    save("f");
    List<FileStamp> others =
        List.of(
            new FileStamp(101, 5 * SECOND, 6 * SECOND, 77, 0100644),
            new FileStamp(100, 5 * SECOND + 1, 6 * SECOND, 77, 0100644),
            new FileStamp(100, 5 * SECOND, 6 * SECOND + 1, 77, 0100644),
            new FileStamp(100, 5 * SECOND, 6 * SECOND, 78, 0100644),
            new FileStamp(100, 5 * SECOND, 6 * SECOND, 77, 0100755));

    for (FileStamp other : others) {
      assertThat(open().lookUp(tree("f", other))).isEmpty();
    }
  }

  @Test
  void put_fileThatChangedASecondAgo_isNotKept() {
    HashCache cache = open();
    TreeFile tree = tree("f", STAMP);

    cache.put(tree, FACTS, 7 * SECOND);
    assertThat(cache.lookUp(tree)).isEmpty();

    cache.put(tree, FACTS, 7 * SECOND + 1);
    assertThat(cache.lookUp(tree)).contains(FACTS);
  }

  @Test
  void put_fileOfTheFuture_isNotKept() {
    FileStamp stamp = new FileStamp(1, 99 * SECOND, SECOND, 1, 0100644);
    HashCache cache = open();

    cache.put(tree("f", stamp), new HashCache.Facts(stamp, FACTS.chunks(), false), MUCH_LATER);

    assertThat(cache.lookUp(tree("f", stamp))).isEmpty();
  }

  @Test
  void save_nothingNew_leavesTheFileAlone() throws IOException {
    save("f");
    Files.setLastModifiedTime(file, FileTime.fromMillis(1000));
    HashCache cache = open();
    cache.keep(tree("f", STAMP), FACTS);

    assertThat(cache.save()).isTrue();

    assertThat(Files.getLastModifiedTime(file)).isEqualTo(FileTime.fromMillis(1000));
  }

  @Test
  void save_whatWasNotUsed_isForgotten() {
    save("old");
    HashCache cache = open();
    cache.keep(tree("new", STAMP), FACTS);
    cache.save();

    assertThat(open().lookUp(tree("old", STAMP))).isEmpty();
    assertThat(open().lookUp(tree("new", STAMP))).contains(FACTS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\tb", "\t", "sha256:x", " é 声 🎙 "})
  void save_oddPath_isFoundAgain(String path) {
    save(path);

    assertThat(open().lookUp(tree(path, STAMP))).contains(FACTS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\nb", "a\rb"})
  void save_pathOfTwoLines_isLeftOutAlone(String path) {
    save(path, "other");

    assertThat(open().lookUp(tree(path, STAMP))).isEmpty();
    assertThat(open().lookUp(tree("other", STAMP))).contains(FACTS);
  }

  @Test
  void open_anyBitFlippedOrCutOff_isEmpty() throws IOException {
    save("f", "g");
    byte[] bytes = Files.readAllBytes(file);

    for (int i = 0; i < bytes.length - 1; i++) {
      byte[] damaged = bytes.clone();
      damaged[i] ^= (byte) (1 << i % 8);
      Files.write(file, damaged);
      assertThat(open().lookUp(tree("f", STAMP))).as("byte %d", i).isEmpty();
      Files.write(file, Arrays.copyOf(bytes, i));
      assertThat(open().lookUp(tree("f", STAMP))).as("first %d bytes", i).isEmpty();
    }
  }

  @Test
  void open_rightChecksumOverWrongLines_isEmpty() throws IOException {
    save("f");
    String text = Files.readString(file);
    String body = text.substring(0, text.indexOf("sha256:"));
    List<String> wrong =
        List.of(
            body + "1\t2\n",
            body.replace("100\t", "65\t100\t"),
            body.replace("\n100\t", "\n9223372036854775807\t"),
            body.replace("\n100\t", "\n10\t"),
            body.replace("\n100\t", "\nmany\t"));

    for (String lines : wrong) {
      Files.writeString(file, lines + "sha256:" + Sha256.hex(lines) + "\n");
      assertThat(open().lookUp(tree("f", STAMP))).isEmpty();
    }
  }

  @Test
  void open_moreBehindTheChecksum_isEmpty() throws IOException {
    save("f");
    Files.writeString(file, Files.readString(file) + "x");

    assertThat(open().lookUp(tree("f", STAMP))).isEmpty();
  }

  @Test
  void open_otherProgramLayoutOrFolder_isEmpty() throws IOException {
    save("f");
    ChunkLayout other = new ChunkLayout(32, 16, 8192);
    assertThat(HashCache.open(file, other).lookUp(tree("f", STAMP))).isEmpty();

    Files.write(file, "\u00ff".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(open().lookUp(tree("f", STAMP))).isEmpty();

    Files.delete(file);
    Files.createDirectory(file);
    assertThat(open().lookUp(tree("f", STAMP))).isEmpty();
  }

  @Test
  void save_unwritablePlace_isHarmless() throws IOException {
    Files.writeString(folder.resolve("cache"), "a file where the folder should be");
    HashCache cache = open();
    cache.keep(tree("f", STAMP), FACTS);

    assertThat(cache.save()).isFalse();
    assertThat(cache.lookUp(tree("f", STAMP))).contains(FACTS);
  }

  @Test
  void save_folderInPlaceOfTheFile_leavesNoTemporaryFile() throws IOException {
    Files.createDirectories(file.resolve("not-empty"));

    assertThat(open().save()).isFalse();

    assertThat(folder.resolve("cache").toFile().list()).containsExactly("hashes");
  }

  @Test
  void save_sameFacts_writesTheSameBytes() throws IOException {
    save("b", "a", "c");
    byte[] first = Files.readAllBytes(file);

    save("c", "b", "a");

    assertThat(file).hasBinaryContent(first);
  }

  private HashCache open() {
    return HashCache.open(file, LAYOUT);
  }

  private void save(String... paths) {
    HashCache cache = open();
    for (String path : paths) {
      cache.put(tree(path, STAMP), FACTS, MUCH_LATER);
    }
    assertThat(cache.save()).isTrue();
  }

  private static TreeFile tree(String path, FileStamp stamp) {
    return new TreeFile(path, Path.of("/nowhere"), stamp);
  }
}
