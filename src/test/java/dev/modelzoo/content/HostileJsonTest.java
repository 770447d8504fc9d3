package dev.modelzoo.content;

import static dev.modelzoo.content.ManifestJson.chunked;
import static dev.modelzoo.content.ManifestJson.empty;
import static dev.modelzoo.content.ManifestJson.object;
import static dev.modelzoo.content.ManifestJson.packed;
import static dev.modelzoo.content.ManifestJson.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The JSON of a manifest: what is no manifest, or one in two ways. */
class HostileJsonTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "-1",
        "-0",
        "1.0",
        "1.5",
        "1e3",
        "1E0",
        "9223372036854775808",
        "\"1\"",
        "null",
        "true",
        "[]",
        "{}",
        "01",
        "+1",
        "0x1",
        "NaN"
      })
  void read_sizeThatIsNoWholeNumber_isRefused(String number) {
    String text = ManifestJson.of(chunked("a", 1, 1)).text();

    refused(text.replace("\"size\":1,", "\"size\":" + number + ","), "it is damaged");
  }

  @Test
  void read_numbersOfHeadAsTextOrFloat_isRefused() {
    refused(ManifestJson.of().put("version", "3"), "'version' is not a whole number");
    refused(ManifestJson.of().put("version", new BigDecimal("3.0")), "'version' is not a whole");
    refused(ManifestJson.of().put("version", new BigInteger("4294967299")), "too large");
    refused(ManifestJson.of().put("parent", new BigInteger("4294967297")), "too large");
    refused(ManifestJson.of().put("id", 5), "'id' is not a text");
    refused(
        ManifestJson.of(packed("c", 0, 1))
            .put("packs", List.of(object("sha256", ManifestJson.PACK, "size", "9"))),
        "'size' is not a whole number");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"schema", "kind", "id", "version", "push_id", "created", "tool", "digest"})
  void read_missingKey_isRefused(String name) {
    refused(ManifestJson.of().without(name), "'" + name + "' is missing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"path", "mode", "size", "digest"})
  void read_entryWithMissingKey_isRefused(String name) {
    JsonObject entry = empty("a");
    entry.remove(name);

    refused(ManifestJson.of(entry), "'" + name + "' is missing");
  }

  @Test
  void read_repeatedKey_isRefused() {
    String text = ManifestJson.of(empty("a")).text();

    refused(text.replace("\"id\":", "\"id\":\"x\",\"id\":"), "'id' is there twice");
    refused(text.replace("\"path\":", "\"path\":\"b\",\"path\":"), "'path' is there twice");
    refused(text.replace("\"packs\":", "\"packs\":[],\"packs\":"), "'packs' is there twice");
    refused(text.replace("\"entries\":", "\"entries\":[],\"entries\":"), "is there twice");
    refused(
        ManifestJson.of(chunked("a", 1, 1))
            .text()
            .replace("\"chunks\":", "\"chunks\":[],\"chunks\":"),
        "'chunks' is there twice");
  }

  @Test
  void read_unknownKeys_arePassedOver() {
    ManifestJson json = ManifestJson.of(empty("a"), packed("b", 0, 1));
    json.put("later", object("x", List.of(1, "two", object())));
    json.pack().addProperty("later", true);
    json.entries().get(0).getAsJsonObject().add("later", new JsonArray());

    Manifest manifest = json.read();

    assertThat(manifest.entries()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "null", "[]", "7", "\"x\"", "{", "{]", "{\"schema\"}", "nonsense"})
  void read_otherJson_isRefused(String text) {
    refused(text, "refused the manifest m");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "{}", "]", "\0"})
  void read_moreBehindTheObject_isRefused(String more) {
    refused(ManifestJson.of().text() + more, "refused the manifest m");
  }

  @Test
  void read_laxJson_isRefused() {
    String text = ManifestJson.of(empty("a")).text();

    refused(text.replace("\"model\"", "'model'"), "it is damaged");
    refused(text.replace("\"kind\"", "kind"), "it is damaged");
    refused(text.replace("}]}", "},]}"), "it is damaged");
    refused("// a comment\n" + text, "it is damaged");
    refused(text.replace("zoo 1.0", "zoo\n1.0"), "it is damaged");
  }

  @Test
  void read_deepNesting_isRefused() {
    refused("{\"x\":" + "[".repeat(100_000), "it is damaged");
    refused("{\"entries\":[{\"later\":" + "{\"a\":".repeat(100_000), "it is damaged");
  }

  @Test
  void read_hostileTextInMessage_isMadeHarmless() {
    assertThatExceptionOfType(BadManifestException.class)
        .isThrownBy(
            () -> ManifestJson.of().put("kind", "\u001b[31m\u202e" + "x".repeat(900)).read())
        .withMessageNotContainingAny("\u001b", "\u202e")
        .withMessageMatching(".{1,300}");
  }
}
