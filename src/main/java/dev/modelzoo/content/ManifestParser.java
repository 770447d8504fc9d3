package dev.modelzoo.content;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The JSON shape of a manifest. Unknown keys are passed over, so that a later minor addition does
 * not lock older programs out; a missing or wrong one is an {@link IllegalArgumentException}.
 */
final class ManifestParser {
  private final JsonReader json;
  private final Map<String, String> texts = new HashMap<>();
  private final Map<String, Long> packs = new HashMap<>();
  private final List<ManifestEntry> entries = new ArrayList<>();

  ManifestParser(JsonReader json) {
    this.json = json;
  }

  Manifest parse() throws IOException {
    json.beginObject();
    while (json.hasNext()) {
      String name = json.nextName();
      switch (name) {
        case "packs" -> readPacks();
        case "entries" -> readEntries();
        default -> readText(name, texts);
      }
    }
    json.endObject();
    if (!Manifest.SCHEMA.equals(text("schema"))) {
      throw new IllegalArgumentException("its schema is not " + Manifest.SCHEMA);
    }
    return new Manifest(
        kind(text("kind")),
        new EntryId(text("id")),
        Integer.parseInt(text("version")),
        texts.containsKey("parent")
            ? OptionalInt.of(Integer.parseInt(text("parent")))
            : OptionalInt.empty(),
        text("push_id"),
        Instant.parse(text("created")),
        text("tool"),
        Digest.parse(text("digest")),
        entries,
        packs);
  }

  private String text(String name) {
    return require(texts.get(name), name);
  }

  private static <T> T require(@Nullable T value, String name) {
    if (value == null) {
      throw new IllegalArgumentException("'" + name + "' is missing");
    }
    return value;
  }

  private static EntryKind kind(String label) {
    for (EntryKind kind : EntryKind.values()) {
      if (kind.label().equals(label)) {
        return kind;
      }
    }
    throw new IllegalArgumentException("Unknown kind: " + label);
  }

  private void readText(String name, Map<String, String> into) throws IOException {
    JsonToken token = json.peek();
    if (token == JsonToken.STRING || token == JsonToken.NUMBER) {
      if (into.put(name, json.nextString()) != null) {
        throw new IllegalArgumentException("'" + name + "' is there twice");
      }
    } else {
      json.skipValue();
    }
  }

  private void readPacks() throws IOException {
    json.beginArray();
    while (json.hasNext()) {
      Map<String, String> fields = new HashMap<>();
      json.beginObject();
      while (json.hasNext()) {
        readText(json.nextName(), fields);
      }
      json.endObject();
      String sha256 = require(fields.get("sha256"), "sha256");
      long size = Long.parseLong(require(fields.get("size"), "size"));
      if (!Digest.isHex(sha256) || size < 0 || packs.put(sha256, size) != null) {
        throw new IllegalArgumentException("a pack is named wrongly or twice");
      }
    }
    json.endArray();
  }

  private void readEntries() throws IOException {
    json.beginArray();
    while (json.hasNext()) {
      entries.add(readEntry());
    }
    json.endArray();
  }

  private ManifestEntry readEntry() throws IOException {
    Map<String, String> fields = new HashMap<>();
    List<String> chunks = new ArrayList<>();
    json.beginObject();
    while (json.hasNext()) {
      String name = json.nextName();
      if (name.equals("chunks")) {
        readChunks(chunks);
      } else {
        readText(name, fields);
      }
    }
    json.endObject();
    return new ManifestEntry(
        require(fields.get("path"), "path"),
        FileMode.parse(require(fields.get("mode"), "mode")),
        Long.parseLong(require(fields.get("size"), "size")),
        Digest.parse(require(fields.get("digest"), "digest")),
        location(fields, chunks),
        Optional.ofNullable(fields.get("target")));
  }

  private static Location location(Map<String, String> fields, List<String> chunks) {
    String pack = fields.get("pack");
    if (!chunks.isEmpty()) {
      return new Location.Chunks(chunks);
    }
    if (pack != null) {
      return new Location.InPack(pack, Long.parseLong(require(fields.get("offset"), "offset")));
    }
    return Location.NOWHERE;
  }

  private void readChunks(List<String> chunks) throws IOException {
    json.beginArray();
    while (json.hasNext()) {
      chunks.add(json.nextString());
    }
    json.endArray();
  }
}
