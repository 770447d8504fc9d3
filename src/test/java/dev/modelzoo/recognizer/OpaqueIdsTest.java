package dev.modelzoo.recognizer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpaqueIdsTest {
  private static final AudioList LIST =
      new AudioList(
          List.of(new AudioList.Item("甲.1", "/a/1.wav"), new AudioList.Item("b", "/a/2.wav")));

  @TempDir private Path folder;

  @Test
  void hide_anyList_keepsPathsUnderNamesInNewOrder() {
    AudioList many =
        new AudioList(
            IntStream.range(0, 100)
                .mapToObj(i -> new AudioList.Item("SET_%03d".formatted(i), "/a/" + i))
                .toList());
    OpaqueIds ids = new OpaqueIds(many);

    List<AudioList.Item> hidden = ids.hide(many).items();

    assertThat(hidden).extracting(AudioList.Item::id).isSorted().doesNotHaveDuplicates();
    assertThat(hidden).allSatisfy(item -> assertThat(item.id()).matches("u[0-9a-f]{16}"));
    assertThat(hidden)
        .extracting(AudioList.Item::path)
        .containsExactlyInAnyOrderElementsOf(
            many.items().stream().map(AudioList.Item::path).toList())
        .isNotEqualTo(many.items().stream().map(AudioList.Item::path).toList());
  }

  @Test
  void restore_linesOfManyShapes_putsIdsBackAndKeepsTheRest() throws IOException {
    OpaqueIds ids = new OpaqueIds(LIST);
    String first = ids.of("甲.1");
    String second = ids.of("b");
    Path file = folder.resolve("raw_rec.txt");
    String text = "\uFEFF" + first + "\tone\u00a0 " + second + "\r\n\n  " + second + "　两\nux bad\n";
    Files.writeString(file, text);

    ids.restore(file);

    assertThat(file).hasContent("\uFEFF甲.1\tone\u00a0 " + second + "\r\n\n  b　两\nux bad\n");
    assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
  }

  @Test
  void restore_idWithMoreBehindIt_isAnotherId() throws IOException {
    OpaqueIds ids = new OpaqueIds(LIST);
    Path file =
        Files.writeString(folder.resolve("raw_rec.txt"), ids.of("b") + "0 x\n" + ids.of("b"));

    ids.restore(file);

    assertThat(file).content().isEqualTo(ids.of("b") + "0 x\nb");
  }

  @Test
  void restore_bytesThatAreNoText_stay() throws IOException {
    OpaqueIds ids = new OpaqueIds(LIST);
    Path file = folder.resolve("raw_rec.txt");
    Files.write(file, (ids.of("b") + "\tcaf\u00e9\n").getBytes(ISO_8859_1));

    ids.restore(file);

    assertThat(Files.readAllBytes(file)).isEqualTo("b\tcaf\u00e9\n".getBytes(ISO_8859_1));
  }
}
