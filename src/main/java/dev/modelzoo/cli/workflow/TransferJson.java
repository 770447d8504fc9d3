package dev.modelzoo.cli.workflow;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.modelzoo.content.Manifest;
import dev.modelzoo.transfer.PullResult;
import dev.modelzoo.transfer.PushResult;
import java.util.List;
import java.util.Locale;

/** What transfers add to the objects of {@code --json}. */
final class TransferJson {
  private TransferJson() {}

  static void add(JsonObject told, PushResult result, boolean tree) {
    told.addProperty("outcome", label(result.outcome()));
    add(told, result.manifest(), tree);
    told.add("sent", moved("objects", result.counts().objects(), result.counts().bytes()));
    told.addProperty("reused_bytes", result.counts().reusedBytes());
    told.addProperty("requests", result.requests());
    told.add("empty_folders", texts(result.emptyFolders()));
  }

  /**
   * Adds what a pull or an import did.
   *
   * @param how it moved: {@code fetched} or {@code unpacked}
   * @param what it moved: {@code objects} or {@code files}
   */
  static void add(JsonObject told, PullResult result, boolean tree, String how, String what) {
    told.addProperty("outcome", label(result.outcome()));
    add(told, result.manifest(), tree);
    told.add(how, moved(what, result.counts().objects(), result.counts().bytes()));
    told.addProperty("reused_bytes", result.counts().reusedBytes());
  }

  /** Adds which version is meant; the files of a plain tree have a digest and no number. */
  static void add(JsonObject told, Manifest manifest, boolean tree) {
    told.addProperty("layout", tree ? "tree" : "store");
    told.add("version", tree ? JsonNull.INSTANCE : new JsonPrimitive(manifest.version()));
    told.addProperty("digest", manifest.digest().toString());
    told.addProperty("files", manifest.entries().size());
    told.addProperty("bytes", manifest.size());
  }

  static JsonObject moved(String what, long count, long bytes) {
    JsonObject moved = new JsonObject();
    moved.addProperty(what, count);
    moved.addProperty("bytes", bytes);
    return moved;
  }

  static JsonElement texts(List<String> texts) {
    JsonArray array = new JsonArray();
    texts.forEach(array::add);
    return array;
  }

  private static String label(Enum<?> outcome) {
    return outcome.name().toLowerCase(Locale.ROOT);
  }
}
