package dev.modelzoo.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.modelzoo.content.Digest;
import dev.modelzoo.content.EntryId;
import dev.modelzoo.content.EntryKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a registry looks like, an edit of one entry leaves every byte outside it as it was. */
class ZooYamlPropertyTest {
  private static final Pin PIN =
      Pin.of(7, Digest.sha256("ab".repeat(32)), 123_456_789_012L, 42)
          .describedBy(Optional.of("zh"), Optional.of("CC BY-NC 4.0: no # sale"));

  @TempDir private Path folder;

  static IntStream seeds() {
    return IntStream.range(0, 150);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void update_entryThatIsThere_leavesAllBytesAroundIt(int seed) throws IOException {
    RandomZooYaml random = new RandomZooYaml(seed);
    RandomZooYaml.Document document = random.documentWith(EntryKind.MODEL, "target");
    List<ZooEntry> others = others(write(document.text()));

    ZooFile after =
        ZooFile.read(new ZooRoot(folder))
            .update(
                EntryKind.MODEL,
                new EntryId("target"),
                e -> e.withUrl(RemoteUrl.parse("s3://b/p")).withPin(PIN));

    String text = Files.readString(folder.resolve("zoo.yaml"));
    assertThat(text).startsWith(document.before()).endsWith(document.after());
    assertThat(text.length())
        .isGreaterThanOrEqualTo(document.before().length() + document.after().length());
    assertThat(others(after)).isEqualTo(others);
    ZooEntry entry = after.find(EntryKind.MODEL, new EntryId("target")).orElseThrow();
    assertThat(entry.pin()).isEqualTo(PIN);
    assertThat(entry.url()).contains(RemoteUrl.parse("s3://b/p/"));
    assertThat(document.keepsInTarget()).allSatisfy(kept -> assertThat(text).contains(kept));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void update_entryThatIsNew_insertsOneStretchOfText(int seed) throws IOException {
    RandomZooYaml random = new RandomZooYaml(seed);
    String before = random.document();
    List<ZooEntry> others = others(write(before));

    ZooFile after =
        ZooFile.read(new ZooRoot(folder))
            .update(
                EntryKind.DATASET,
                new EntryId("target"),
                e -> e.withUrl(RemoteUrl.parse("file:store")).withPin(PIN));

    String text = Files.readString(folder.resolve("zoo.yaml"));
    String emptied = random.withoutBracesOfEmptySection(before, EntryKind.DATASET);
    assertThat(commonPrefix(text, emptied) + commonSuffix(text, emptied))
        .isGreaterThanOrEqualTo(emptied.length());
    assertThat(others(after)).isEqualTo(others);
    assertThat(after.require(EntryKind.DATASET, new EntryId("target")).pin()).isEqualTo(PIN);
  }

  private ZooFile write(String text) throws IOException {
    Files.write(folder.resolve("zoo.yaml"), text.getBytes(UTF_8));
    return ZooFile.read(new ZooRoot(folder));
  }

  private static List<ZooEntry> others(ZooFile zoo) {
    return Stream.of(EntryKind.values())
        .flatMap(kind -> zoo.entries(kind).stream())
        .filter(entry -> !entry.id().value().equals("target"))
        .toList();
  }

  private static int commonPrefix(String a, String b) {
    int length = 0;
    while (length < Math.min(a.length(), b.length()) && a.charAt(length) == b.charAt(length)) {
      length++;
    }
    return length;
  }

  private static int commonSuffix(String a, String b) {
    return commonPrefix(
        new StringBuilder(a).reverse().toString(), new StringBuilder(b).reverse().toString());
  }
}
