package dev.modelzoo.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.modelzoo.error.ErrorKind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/**
 * A manifest as a stranger may write it: any JSON, with the content digest that fits it, so that
 * nothing but the rule in question can refuse it.
 */
final class ManifestJson {
  /** Chunks of 64 bytes, packs of 8 KiB. */
  static final ChunkLayout LAYOUT = new ChunkLayout(64, 16, 8192);

  /** A pack that {@link #packed} files are in. */
  static final String PACK = Sha256.hex("a pack");

  static final long PACK_SIZE = 4096;

  private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

  private final JsonObject json = new JsonObject();

  private ManifestJson() {}

  /** A version 3 of a model with these entries. */
  static ManifestJson of(JsonObject... entries) {
    ManifestJson manifest = new ManifestJson();
    manifest.put("schema", "zoo-manifest/1").put("kind", "model").put("id", "some-model");
    manifest.put("version", 3).put("parent", 2).put("push_id", "00ff");
    manifest.put("created", "2026-11-22T10:20:30Z").put("tool", "zoo 1.0");
    manifest.json.add("digest", new JsonPrimitive(""));
    JsonArray array = new JsonArray();
    Arrays.asList(entries).forEach(array::add);
    JsonArray packs = new JsonArray();
    packs.add(object("sha256", PACK, "size", PACK_SIZE));
    manifest.json.add("packs", packs);
    manifest.json.add("entries", array);
    return manifest.signed();
  }

  static JsonObject empty(String path) {
    return object("path", path, "mode", "-", "size", 0, "digest", "sha256:" + Sha256.hex(""));
  }

  static JsonObject link(String path, String target) {
    return object(
        "path",
        path,
        "mode",
        "l",
        "size",
        target.getBytes(StandardCharsets.UTF_8).length,
        "digest",
        "sha256:" + Sha256.hex(target),
        "target",
        target);
  }

  static JsonObject packed(String path, long offset, long size) {
    return object(
        "path",
        path,
        "mode",
        "x",
        "size",
        size,
        "digest",
        "sha256:" + Sha256.hex(path),
        "pack",
        PACK,
        "offset",
        offset);
  }

  /** A file of {@code size} bytes in {@code count} chunks, its digest that of the chunks. */
  static JsonObject chunked(String path, long size, int count) {
    JsonArray chunks = new JsonArray();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      names.add(Sha256.hex(path + i));
      chunks.add(names.get(i));
    }
    JsonObject entry =
        object(
            "path",
            path,
            "mode",
            "-",
            "size",
            size,
            "digest",
            FileDigest.ofChunks(names).toString());
    entry.add("chunks", chunks);
    return entry;
  }

  static JsonObject object(Object... namesAndValues) {
    JsonObject object = new JsonObject();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      object.add(namesAndValues[i].toString(), GSON.toJsonTree(namesAndValues[i + 1]));
    }
    return object;
  }

  JsonObject json() {
    return json;
  }

  JsonArray entries() {
    return json.getAsJsonArray("entries");
  }

  JsonObject pack() {
    return json.getAsJsonArray("packs").get(0).getAsJsonObject();
  }

  ManifestJson put(String name, Object value) {
    json.add(name, GSON.toJsonTree(value));
    return this;
  }

  ManifestJson without(String name) {
    json.remove(name);
    return this;
  }

  /** Gives it the content digest of its entries, as the shell lines of docs/formats.md would. */
  ManifestJson signed() {
    List<JsonObject> sorted = new ArrayList<>();
    entries().forEach(entry -> sorted.add(entry.getAsJsonObject()));
    sorted.sort(Comparator.comparing(entry -> utf8(text(entry, "path")), Arrays::compareUnsigned));
    StringBuilder lines = new StringBuilder();
    for (JsonObject entry : sorted) {
      lines.append(text(entry, "mode")).append(' ').append(text(entry, "digest")).append(' ');
      lines.append(text(entry, "size")).append(' ').append(text(entry, "path")).append('\n');
    }
    return put("digest", "sha256:" + Sha256.hex(lines.toString()));
  }

  private static String text(JsonObject entry, String name) {
    JsonElement value = entry.get(name);
    return value != null && value.isJsonPrimitive() ? value.getAsString() : "";
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  String text() {
    return GSON.toJson(json);
  }

  Manifest read() {
    return read(text());
  }

  static Manifest read(String text) {
    return readZipped(gzip(utf8(text)));
  }

  static Manifest readZipped(byte[] zipped) {
    try {
      return new ManifestReader("m", LAYOUT).read(new ByteArrayInputStream(zipped));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  static void refused(ManifestJson json, String problem) {
    refused(json.text(), problem);
  }

  /** Asserts that the text is refused as corrupt, and why. */
  static void refused(String text, String problem) {
    refusedZipped(gzip(utf8(text)), problem);
  }

  static void refusedZipped(byte[] zipped, String problem) {
    assertThatExceptionOfType(BadManifestException.class)
        .isThrownBy(() -> readZipped(zipped))
        .withMessageContaining(problem)
        .satisfies(e -> assertThat(e.kind()).isEqualTo(ErrorKind.CORRUPT));
  }
}
