package dev.modelzoo.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DigestVectorsTest {
  static Set<Map.Entry<Integer, String>> files() {
    return DigestVectors.FILES.entrySet();
  }

  @ParameterizedTest
  @MethodSource("files")
  void ofChunks_vector_isTheDigestOfCoreutils(Map.Entry<Integer, String> vector) {
    byte[] bytes = DigestVectors.sequence(vector.getKey());
    ChunkLayout layout = ChunkLayout.STANDARD;
    List<String> chunks = new ArrayList<>();

    for (int i = 0; i < layout.chunkCount(bytes.length); i++) {
      chunks.add(Sha256.hex(bytes, i * layout.chunk(), layout.chunkLength(bytes.length, i)));
    }

    assertThat(FileDigest.ofChunks(chunks)).hasToString(vector.getValue());
  }

  @Test
  void ofChunks_otherOrder_isAnotherDigest() {
    String a = Sha256.hex("a");
    String b = Sha256.hex("b");

    assertThat(FileDigest.ofChunks(List.of(a, b))).isNotEqualTo(FileDigest.ofChunks(List.of(b, a)));
  }

  @Test
  void contentDigest_vectorInAnyOrder_isTheDigestOfCoreutils() {
    List<ManifestEntry> entries = new ArrayList<>(entries());

    for (int seed = 0; seed < 20; seed++) {
      Collections.shuffle(entries, new Random(seed));
      assertThat(ContentDigest.of(entries)).hasToString(DigestVectors.CONTENT);
    }
  }

  @Test
  void contentDigest_noFiles_isThatOfNothing() {
    assertThat(ContentDigest.of(List.of())).isEqualTo(FileDigest.EMPTY);
  }

  @Test
  void contentDigest_anyPartChanged_isAnother() {
    Digest digest = ContentDigest.of(entries());
    for (String line : DigestVectors.LINES) {
      Stream<ManifestEntry> changed =
          entries().stream()
              .map(e -> line.endsWith(" " + e.path()) ? entry("x" + line.substring(1) + "2") : e);

      assertThat(ContentDigest.of(changed.toList())).isNotEqualTo(digest);
    }
  }

  @Test
  void byBytes_vector_isInOrderWhereUtf16IsNot() {
    List<String> paths = entries().stream().map(ManifestEntry::path).toList();

    assertThat(paths).isSortedAccordingTo(PathOrder.BY_BYTES);
    assertThat(paths).isNotEqualTo(paths.stream().sorted().toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "sha256",
        "sha256:",
        "sha256:E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855",
        "SHA256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b85",
        "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\n",
        "md5:d41d8cd98f00b204e9800998ecf8427e"
      })
  void parse_noDigest_isRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Digest.parse(text));
  }

  @Test
  void parse_vectors_areWrittenAsTheyWere() {
    for (String text : DigestVectors.FILES.values()) {
      assertThat(Digest.parse(text)).hasToString(text);
      assertThat(text).startsWith(Digest.parse(text).abbreviated());
    }
  }

  private static List<ManifestEntry> entries() {
    return DigestVectors.LINES.stream().map(DigestVectorsTest::entry).toList();
  }

  private static ManifestEntry entry(String line) {
    String[] cells = line.split(" ", 4);
    FileMode mode = FileMode.parse(cells[0]);
    return new ManifestEntry(
        cells[3],
        mode,
        Long.parseLong(cells[2]),
        Digest.parse(cells[1]),
        Location.NOWHERE,
        mode == FileMode.LINK ? Optional.of("../SBI") : Optional.empty());
  }
}
