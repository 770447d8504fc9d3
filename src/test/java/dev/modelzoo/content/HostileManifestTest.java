package dev.modelzoo.content;

import static dev.modelzoo.content.ManifestJson.chunked;
import static dev.modelzoo.content.ManifestJson.empty;
import static dev.modelzoo.content.ManifestJson.link;
import static dev.modelzoo.content.ManifestJson.packed;
import static dev.modelzoo.content.ManifestJson.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a manifest says of bytes, each with a digest that fits. */
class HostileManifestTest {
  @Test
  void read_soundManifest_returnsIt() {
    ManifestJson json =
        ManifestJson.of(
            empty("a/empty"),
            link("a/link", "../b"),
            chunked("b", 130, 3),
            packed("c", 4040, 56),
            chunked("d", 64, 1));

    Manifest manifest = json.read();

    assertThat(manifest.entries()).extracting(ManifestEntry::path).contains("a/link", "c");
    assertThat(manifest.parent()).hasValue(2);
  }

  @Test
  void read_sizesThatOverflow_areRefused() {
    long most = Long.MAX_VALUE;

    refused(ManifestJson.of(chunked("a", most, 1)), "1 chunks for 9223372036854775807 bytes");
    refused(ManifestJson.of(packed("a", 0, 1), packed("b", most, most)), "reaches beyond the end");
    refused(ManifestJson.of(packed("a", most, 1)), "reaches beyond the end");
    refused(ManifestJson.of(packed("a", 4096, 1)), "reaches beyond the end");
    refused(ManifestJson.of(packed("a", 4000, 97)), "reaches beyond the end");
  }

  @Test
  void read_packThatIsUnnamedOrHuge_isRefused() {
    JsonObject stray = packed("a", 0, 1);
    stray.addProperty("pack", Sha256.hex("another"));
    ManifestJson huge = ManifestJson.of(packed("a", 0, 1));
    huge.pack().addProperty("size", 8193);
    ManifestJson twice = ManifestJson.of(packed("a", 0, 1));
    twice.json().getAsJsonArray("packs").add(twice.pack());
    ManifestJson badName = ManifestJson.of();
    badName.pack().addProperty("sha256", "../../x");

    refused(ManifestJson.of(stray), "a pack that the manifest does not name");
    refused(huge, "a pack of it is too large: 8193 bytes");
    refused(twice, "a pack is named twice");
    refused(badName, "not named by its SHA-256");
  }

  @Test
  void read_packedFileThatCannotBeOne_isRefused() {
    JsonObject ofChunks = packed("a", 0, 1);
    ofChunks.addProperty("digest", "sha256-16m:" + Sha256.hex("a"));

    refused(ManifestJson.of(ofChunks), "has a plain SHA-256");
    refused(ManifestJson.of(packed("a", 0, 0)), "from 1 byte");
    refused(ManifestJson.of(packed("a", 0, 65)), "to a chunk's");
  }

  @Test
  void read_chunksThatDoNotFit_areRefused() {
    JsonObject other = chunked("a", 65, 2);
    other.addProperty("digest", "sha256-16m:" + Sha256.hex("a"));
    JsonObject none = empty("a");
    none.addProperty("size", 1);
    JsonObject wrongEmpty = empty("a");
    wrongEmpty.addProperty("digest", "sha256:" + Sha256.hex("a"));

    refused(ManifestJson.of(chunked("a", 64, 2)), "2 chunks for 64 bytes");
    refused(ManifestJson.of(chunked("a", 65, 1)), "1 chunks for 65 bytes");
    refused(ManifestJson.of(chunked("a", 0, 1)), "1 chunks for 0 bytes");
    refused(ManifestJson.of(chunked("a", 0, 0)), "has at least one");
    refused(ManifestJson.of(other), "its digest is not that of its chunks");
    refused(ManifestJson.of(none), "neither chunks nor a pack");
    refused(ManifestJson.of(wrongEmpty), "neither chunks nor a pack");
  }

  @Test
  void read_chunkThatIsNoDigest_isRefused() {
    JsonObject entry = chunked("a", 1, 1);
    entry.getAsJsonArray("chunks").set(0, new JsonPrimitive("../../../etc"));
    JsonObject number = chunked("a", 1, 1);
    number.getAsJsonArray("chunks").set(0, new JsonPrimitive(7));

    refused(ManifestJson.of(entry), "not named by its SHA-256");
    refused(ManifestJson.of(number), "'chunks' is not a text");
  }

  @Test
  void read_chunksAndPack_isRefused() {
    JsonObject both = packed("a", 0, 1);
    both.add("chunks", chunked("a", 1, 1).get("chunks"));
    JsonObject noOffset = packed("a", 0, 1);
    noOffset.remove("offset");
    JsonObject offsetOnly = empty("a");
    offsetOnly.addProperty("offset", 0);

    refused(ManifestJson.of(both), "chunks, or a pack and an offset");
    refused(ManifestJson.of(noOffset), "chunks, or a pack and an offset");
    refused(ManifestJson.of(offsetOnly), "chunks, or a pack and an offset");
  }

  @Test
  void read_contentDigestThatIsNotOfTheEntries_isRefused() {
    ManifestJson json = ManifestJson.of(empty("a"));

    refused(json.put("digest", "sha256:" + Sha256.hex("x")), "its entries give");
    refused(json.put("digest", "md5:123"), "Unknown digest");
    refused(json.put("digest", "123"), "Not a digest");
  }

  @Test
  void read_wrongTotals_isRefused() {
    refused(ManifestJson.of(empty("a")).put("files", 2), "'files' is not that of its entries");
    refused(ManifestJson.of(empty("a")).put("size", 1), "'size' is not that of its entries");
  }

  @ParameterizedTest
  @CsvSource({
    "schema, zoo-manifest/2, its schema is zoo-manifest/2",
    "kind, weights, Unknown kind",
    "id, ../x, Not an id",
    "id, a__b, Not an id",
    "created, yesterday, it is damaged",
    "push_id, '', push_id",
    "push_id, a b, push_id",
    "tool, '', tool",
  })
  void read_wrongHead_isRefused(String name, String value, String problem) {
    refused(ManifestJson.of().put(name, value), problem);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 0", "1, 1", "3, 3", "3, 4"})
  void read_versionOrParentOutOfRange_isRefused(int version, int parent) {
    refused(ManifestJson.of().put("version", version).put("parent", parent), "it is damaged");
  }
}
