package dev.modelzoo.content;

import com.google.gson.stream.JsonReader;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The JSON shape of a manifest. Unknown keys are passed over, so that a later minor addition does
 * not lock older programs out; a missing, repeated or wrong one is an {@link
 * IllegalArgumentException}.
 */
final class ManifestParser {
  private final JsonReader json;
  private final ManifestLimits limits;
  private final JsonFields head = new JsonFields();
  private final Map<String, Long> packs = new HashMap<>();
  private final List<ManifestEntry> entries = new ArrayList<>();

  /** One text object per pack, however many files are in it. */
  private final Map<String, String> packNames = new HashMap<>();

  private int chunkCount;

  ManifestParser(JsonReader json, ManifestLimits limits) {
    this.json = json;
    this.limits = limits;
  }

  Manifest parse() throws IOException {
    json.beginObject();
    while (json.hasNext()) {
      String name = json.nextName();
      switch (name) {
        case "schema" -> readSchema();
        case "kind", "id", "push_id", "created", "tool", "digest" -> head.readText(json, name);
        case "version", "parent", "files", "size" -> head.readNumber(json, name);
        case "packs" -> readPacks();
        case "entries" -> readEntries();
        default -> json.skipValue();
      }
    }
    json.endObject();
    head.text("schema");
    Manifest manifest =
        new Manifest(
            kind(head.text("kind")),
            new EntryId(head.text("id")),
            toInt("version", head.number("version")),
            parent(),
            head.text("push_id"),
            Instant.parse(head.text("created")),
            head.text("tool"),
            Digest.parse(head.text("digest")),
            entries,
            packs);
    requireTotal("files", entries.size());
    requireTotal("size", manifest.size());
    return manifest;
  }

  /** At once, as a later schema may have other keys and types. */
  private void readSchema() throws IOException {
    head.readText(json, "schema");
    if (!Manifest.SCHEMA.equals(head.text("schema"))) {
      throw new IllegalArgumentException(
          "its schema is " + head.text("schema") + ", this zoo reads " + Manifest.SCHEMA);
    }
  }

  private OptionalInt parent() {
    OptionalLong parent = head.optionalNumber("parent");
    return parent.isPresent()
        ? OptionalInt.of(toInt("parent", parent.getAsLong()))
        : OptionalInt.empty();
  }

  private static int toInt(String name, long number) {
    if (number > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("'" + name + "' is too large");
    }
    return (int) number;
  }

  private void requireTotal(String name, long actual) {
    OptionalLong written = head.optionalNumber(name);
    if (written.isPresent() && written.getAsLong() != actual) {
      throw new IllegalArgumentException("'" + name + "' is not that of its entries");
    }
  }

  private static EntryKind kind(String label) {
    for (EntryKind kind : EntryKind.values()) {
      if (kind.label().equals(label)) {
        return kind;
      }
    }
    throw new IllegalArgumentException("Unknown kind: " + label);
  }

  private void readPacks() throws IOException {
    head.once("packs");
    json.beginArray();
    while (json.hasNext()) {
      JsonFields pack = new JsonFields();
      json.beginObject();
      while (json.hasNext()) {
        String name = json.nextName();
        switch (name) {
          case "sha256" -> pack.readText(json, name);
          case "size" -> pack.readNumber(json, name);
          default -> json.skipValue();
        }
      }
      json.endObject();
      String sha256 = hex(pack.text("sha256"));
      if (packs.put(sha256, pack.number("size")) != null) {
        throw new IllegalArgumentException("a pack is named twice");
      }
      requireAtMost(packs.size(), limits.files(), "packs");
    }
    json.endArray();
  }

  private void readEntries() throws IOException {
    head.once("entries");
    json.beginArray();
    while (json.hasNext()) {
      entries.add(readEntry());
      requireAtMost(entries.size(), limits.files(), "files");
    }
    json.endArray();
  }

  private ManifestEntry readEntry() throws IOException {
    JsonFields fields = new JsonFields();
    List<String> chunks = new ArrayList<>();
    json.beginObject();
    while (json.hasNext()) {
      String name = json.nextName();
      switch (name) {
        case "path", "mode", "digest", "target", "pack" -> fields.readText(json, name);
        case "size", "offset" -> fields.readNumber(json, name);
        case "chunks" -> {
          fields.once(name);
          readChunks(chunks);
        }
        default -> json.skipValue();
      }
    }
    json.endObject();
    return new ManifestEntry(
        fields.text("path"),
        FileMode.parse(fields.text("mode")),
        fields.number("size"),
        Digest.parse(fields.text("digest")),
        location(fields, chunks),
        fields.optionalText("target"));
  }

  private Location location(JsonFields fields, List<String> chunks) {
    boolean packed = fields.has("pack");
    if (packed != fields.has("offset") || (packed && fields.has("chunks"))) {
      throw new IllegalArgumentException("an entry has chunks, or a pack and an offset, or none");
    }
    if (packed) {
      String pack = packNames.computeIfAbsent(hex(fields.text("pack")), name -> name);
      return new Location.InPack(pack, fields.number("offset"));
    }
    return fields.has("chunks") ? new Location.Chunks(chunks) : Location.NOWHERE;
  }

  private void readChunks(List<String> chunks) throws IOException {
    json.beginArray();
    while (json.hasNext()) {
      chunks.add(hex(JsonFields.text(json, "chunks")));
      requireAtMost(++chunkCount, limits.chunks(), "chunks");
    }
    json.endArray();
  }

  private static String hex(String text) {
    if (!Digest.isHex(text)) {
      throw new IllegalArgumentException("a chunk or pack is not named by its SHA-256");
    }
    return text;
  }

  private static void requireAtMost(int count, int limit, String what) {
    if (count > limit) {
      throw new IllegalArgumentException("it has more than " + limit + " " + what);
    }
  }
}
