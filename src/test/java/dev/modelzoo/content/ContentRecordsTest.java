package dev.modelzoo.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentRecordsTest {
  @ParameterizedTest
  @CsvSource({"0, 0, 0", "1, 1, 1", "63, 1, 63", "64, 1, 64", "65, 2, 1", "128, 2, 64"})
  void chunkLayout_size_hasChunksAndALastOne(long size, int count, int last) {
    assertThat(ManifestJson.LAYOUT.chunkCount(size)).isEqualTo(count);
    assertThat(ManifestJson.LAYOUT.chunkLength(size, Math.max(0, count - 1))).isEqualTo(last);
  }

  @Test
  void chunkLayout_packed_isBelowTheLimit() {
    assertThat(ChunkLayout.STANDARD.isPacked((1 << 20) - 1)).isTrue();
    assertThat(ChunkLayout.STANDARD.isPacked(1 << 20)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"0, 0, 9999", "64, 0, 9999", "64, 65, 9999", "64, 16, 4111"})
  void chunkLayout_impossibleSizes_areRefused(int chunk, int smallFile, int pack) {
    assertThatIllegalArgumentException().isThrownBy(() -> new ChunkLayout(chunk, smallFile, pack));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "d", "xx", "X"})
  void fileMode_otherText_isRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> FileMode.parse(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".a", "-a", "a b", "a/b", "a__b", "é"})
  void entryId_otherText_isRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> new EntryId(text));
    assertThatExceptionOfType(ZooException.class)
        .isThrownBy(() -> EntryId.parse(text))
        .satisfies(e -> assertThat(e.kind()).isEqualTo(ErrorKind.USAGE));
  }

  @Test
  void entryId_longestText_isAnId() {
    assertThat(EntryId.parse("a".repeat(100))).isGreaterThan(EntryId.parse("A_b.c-9"));
    assertThat(EntryId.isValid("a".repeat(101))).isFalse();
  }

  @Test
  void manifestEntry_impossibleParts_areRefused() {
    Digest digest = FileDigest.EMPTY;
    Location pack = new Location.InPack(Sha256.hex("p"), 0);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> ManifestEntry.file("f", false, -1, digest, pack));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ManifestEntry("l", FileMode.LINK, 1, digest, pack, Optional.of("a")));
    assertThatIllegalArgumentException().isThrownBy(() -> new Location.InPack("p", -1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Location.Chunks(List.of()));
    assertThatIllegalArgumentException().isThrownBy(() -> new ManifestLimits(0, 1, 1, 1, 1));
  }

  @Test
  void sameContent_otherPlace_isTheSame() {
    Digest digest = Digest.sha256(Sha256.hex("a"));
    ManifestEntry entry = ManifestEntry.file("f", false, 1, digest, Location.NOWHERE);

    assertThat(
            entry.sameContent(
                ManifestEntry.file("f", false, 1, digest, new Location.InPack("p", 9))))
        .isTrue();
    for (ManifestEntry other :
        List.of(
            ManifestEntry.file("g", false, 1, digest, Location.NOWHERE),
            ManifestEntry.file("f", true, 1, digest, Location.NOWHERE),
            ManifestEntry.file("f", false, 2, digest, Location.NOWHERE),
            ManifestEntry.file("f", false, 1, FileDigest.EMPTY, Location.NOWHERE))) {
      assertThat(entry.sameContent(other)).isFalse();
    }
  }

  @Test
  void hashedFile_toEntry_isItsLineOfTheManifest() {
    Location place = new Location.InPack(Sha256.hex("p"), 512);
    HashedFile file = SmallFiles.of("f", new byte[3], true);
    HashedFile link =
        new HashedFile(
            new TreeFile("l", Path.of("l"), new FileStamp(2, 0, 0, 0, 0120777)),
            List.of(),
            false,
            Optional.of("é"));

    assertThat(file.toEntry(place))
        .isEqualTo(ManifestEntry.file("f", true, 3, file.digest(), place));
    assertThat(link.toEntry(place)).isEqualTo(ManifestEntry.link("l", "é"));
    assertThat(link.digest()).hasToString("sha256:" + Sha256.hex("é"));
    assertThat(link.file().isLink()).isTrue();
  }

  @Test
  void byBytes_randomPaths_isTheOrderOfTheirBytes() {
    List<String> paths = randomPaths();
    Comparator<byte[]> unsigned = Arrays::compareUnsigned;

    assertThat(paths.stream().sorted(PathOrder.BY_BYTES))
        .containsExactlyElementsOf(
            paths.stream()
                .sorted(Comparator.comparing(p -> p.getBytes(StandardCharsets.UTF_8), unsigned))
                .toList());
  }

  @Test
  void byFolders_randomPaths_putsWhatIsInAFolderBehindIt() {
    Comparator<byte[]> unsigned = Arrays::compareUnsigned;
    List<String> paths = randomPaths();

    assertThat(paths.stream().sorted(PathOrder.BY_FOLDERS))
        .containsExactlyElementsOf(
            paths.stream()
                .sorted(
                    Comparator.comparing(
                        p -> p.replace('/', '\0').getBytes(StandardCharsets.UTF_8), unsigned))
                .toList());
  }

  private static List<String> randomPaths() {
    Random random = new Random(1);
    String[] letters = {"a", "b", "/", "-", ".", "é", "声", "\ue000", "\uffee", "🎙", "🎚"};
    List<String> paths = new ArrayList<>();
    for (int i = 0; i < 2000; i++) {
      StringBuilder path = new StringBuilder();
      for (int length = random.nextInt(6); length >= 0; length--) {
        path.append(letters[random.nextInt(letters.length)]);
      }
      paths.add(path.toString());
    }
    return paths;
  }
}
