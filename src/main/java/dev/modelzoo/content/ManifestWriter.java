package dev.modelzoo.content;

import com.google.gson.stream.JsonWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;

/** Writes a manifest as JSON, one entry after the other. */
public final class ManifestWriter {
  private ManifestWriter() {}

  public static byte[] toBytes(Manifest manifest) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      write(manifest, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** The JSON itself, as it stands beside a plain tree. */
  public static byte[] toPlainBytes(Manifest manifest) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      writePlain(manifest, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** Writes and finishes the gzip stream; leaves {@code out} open. */
  public static void write(Manifest manifest, OutputStream out) throws IOException {
    GZIPOutputStream gzip = new GZIPOutputStream(out, 1 << 16);
    writePlain(manifest, gzip);
    gzip.finish();
  }

  /** Writes the JSON as it is; leaves {@code out} open. The same manifest gives the same bytes. */
  public static void writePlain(Manifest manifest, OutputStream out) throws IOException {
    Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    JsonWriter json = new JsonWriter(text);
    json.beginObject();
    writeHead(json, manifest);
    writePacks(json, new TreeMap<>(manifest.packs()));
    json.name("entries").beginArray();
    for (ManifestEntry entry : manifest.entries()) {
      writeEntry(json, entry);
    }
    json.endArray();
    json.endObject();
    json.flush();
  }

  /**
   * The beginning of {@link #writePlain}, before packs and entries. Two manifests with the same one
   * are the same version: it has the digest of the content and the random id of the push.
   */
  static byte[] head(Manifest manifest) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      JsonWriter json = new JsonWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8));
      json.beginObject();
      writeHead(json, manifest);
      json.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void writeHead(JsonWriter json, Manifest manifest) throws IOException {
    json.name("schema").value(Manifest.SCHEMA);
    json.name("kind").value(manifest.kind().label());
    json.name("id").value(manifest.id().value());
    json.name("version").value(manifest.version());
    if (manifest.parent().isPresent()) {
      json.name("parent").value(manifest.parent().getAsInt());
    }
    json.name("push_id").value(manifest.pushId());
    json.name("created").value(manifest.created().toString());
    json.name("tool").value(manifest.tool());
    json.name("digest").value(manifest.digest().toString());
    json.name("files").value(manifest.entries().size());
    json.name("size").value(manifest.size());
  }

  private static void writePacks(JsonWriter json, Map<String, Long> packs) throws IOException {
    json.name("packs").beginArray();
    for (Map.Entry<String, Long> pack : packs.entrySet()) {
      json.beginObject();
      json.name("sha256").value(pack.getKey());
      json.name("size").value(pack.getValue());
      json.endObject();
    }
    json.endArray();
  }

  private static void writeEntry(JsonWriter json, ManifestEntry entry) throws IOException {
    json.beginObject();
    json.name("path").value(entry.path());
    json.name("mode").value(String.valueOf(entry.mode().symbol()));
    json.name("size").value(entry.size());
    json.name("digest").value(entry.digest().toString());
    if (entry.target().isPresent()) {
      json.name("target").value(entry.target().get());
    }
    if (entry.location() instanceof Location.Chunks located) {
      json.name("chunks").beginArray();
      for (String chunk : located.chunks()) {
        json.value(chunk);
      }
      json.endArray();
    } else if (entry.location() instanceof Location.InPack located) {
      json.name("pack").value(located.pack());
      json.name("offset").value(located.offset());
    }
    json.endObject();
  }
}
