package dev.modelzoo.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class ManifestWriterTest {
  private static final String PACK = Sha256.hex("pack");

  @Test
  void read_whatWasWritten_givesTheSameManifest() throws IOException {
    Manifest manifest = manifest(entries(), OptionalInt.of(6));

    Manifest again = ManifestJson.readZipped(ManifestWriter.toBytes(manifest));

    assertThat(again).isEqualTo(manifest);
    assertThat(again.size()).isEqualTo(130 + 60 + 2);
    assertThat(again.chunks()).hasSize(3);
    assertThat(again.byPath().keySet()).containsExactly("a b/é", "b", "empty", "l", "ｚ", "🎙");
    assertThat(again.entry("b")).get().extracting(ManifestEntry::mode).isEqualTo(FileMode.PLAIN);
    assertThat(again.entry("c")).isEmpty();
  }

  @Test
  void read_firstVersion_hasNoParent() {
    Manifest manifest = manifest(entries(), OptionalInt.empty());

    assertThat(ManifestJson.readZipped(ManifestWriter.toBytes(manifest))).isEqualTo(manifest);
  }

  @Test
  void toBytes_entriesInAnyOrder_areTheSameBytes() {
    byte[] bytes = ManifestWriter.toBytes(manifest(entries(), OptionalInt.of(6)));

    for (int seed = 0; seed < 20; seed++) {
      List<ManifestEntry> shuffled = new ArrayList<>(entries());
      Collections.shuffle(shuffled, new Random(seed));
      assertThat(ManifestWriter.toBytes(manifest(shuffled, OptionalInt.of(6)))).isEqualTo(bytes);
    }
  }

  @Test
  void toBytes_schema_comesFirst() throws IOException {
    byte[] bytes = ManifestWriter.toBytes(manifest(entries(), OptionalInt.of(6)));

    String text =
        new String(
            new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes(),
            StandardCharsets.UTF_8);

    assertThat(text).startsWith("{\"schema\":\"zoo-manifest/1\",\"kind\":\"dataset\",");
    JsonObject json = JsonParser.parseString(text).getAsJsonObject();
    assertThat(json.get("files").getAsInt()).isEqualTo(6);
    assertThat(json.get("size").getAsInt()).isEqualTo(192);
  }

  @Test
  void manifest_impossibleVersions_areRefused() {
    for (int[] versions : new int[][] {{0, 0}, {7, 7}, {7, 0}, {7, 8}}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> manifest(versions[0], entries(), OptionalInt.of(versions[1])));
    }
  }

  @Test
  void twins_namesThatOneDiskHoldsForOne_areFound() {
    assertThat(twins("a/B", "a/b")).containsExactly("a/B", "a/b");
    assertThat(twins("A/x", "M", "a/y")).containsExactly("A", "a");
    assertThat(twins("caf\u00e9", "cafe\u0301")).hasSize(2);
    assertThat(twins("Dir", "dir/x")).containsExactly("Dir", "dir");
    assertThat(twins("stra\u00dfe", "STRASSE")).hasSize(2);
  }

  @Test
  void twins_namesThatDiffer_areNone() {
    assertThat(twins("a", "b", "a-b", "c/a", "c/b")).isEmpty();
    assertThat(twins()).isEmpty();
  }

  private static List<String> twins(String... paths) {
    List<ManifestEntry> entries = new ArrayList<>();
    for (String path : paths) {
      entries.add(ManifestEntry.file(path, false, 0, FileDigest.EMPTY, Location.NOWHERE));
    }
    return ManifestValidator.twins(manifest(entries, OptionalInt.empty())).orElse(List.of());
  }

  private static List<ManifestEntry> entries() {
    List<String> chunks = List.of(Sha256.hex("1"), Sha256.hex("2"), Sha256.hex("3"));
    Digest small = Digest.sha256(Sha256.hex("small"));
    return List.of(
        ManifestEntry.file("empty", false, 0, FileDigest.EMPTY, Location.NOWHERE),
        ManifestEntry.file("🎙", true, 10, small, new Location.InPack(PACK, 512)),
        ManifestEntry.file("ｚ", false, 10, small, new Location.InPack(PACK, 512)),
        ManifestEntry.file("a b/é", true, 40, small, new Location.InPack(PACK, 0)),
        ManifestEntry.link("l", "é"),
        ManifestEntry.file(
            "b", false, 130, FileDigest.ofChunks(chunks), new Location.Chunks(chunks)));
  }

  private static Manifest manifest(List<ManifestEntry> entries, OptionalInt parent) {
    return manifest(7, entries, parent);
  }

  private static Manifest manifest(int version, List<ManifestEntry> entries, OptionalInt parent) {
    return new Manifest(
        EntryKind.DATASET,
        new EntryId("SOME_SET"),
        version,
        parent,
        "0123abcd",
        Instant.parse("2026-11-22T10:20:30Z"),
        "zoo 1.0 <\"é\">",
        ContentDigest.of(entries),
        entries,
        Map.of(PACK, 8192L));
  }
}
