package dev.modelzoo.cli.workflow;

import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.modelzoo.benchmark.ResultRecord;
import dev.modelzoo.cli.console.Console;
import dev.modelzoo.cli.console.Units;
import dev.modelzoo.content.EntryKind;
import dev.modelzoo.content.Manifest;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.store.ObjectKey;
import dev.modelzoo.transfer.ResultObjects;
import dev.modelzoo.transfer.StoreKeys;
import dev.modelzoo.transfer.StoreVerification.Problem;
import dev.modelzoo.transfer.VersionStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The result records of a model's version, as {@code zoo verify} sees them. No manifest says how
 * many there should be, so a copy without them is told by their number only.
 */
final class RecordVerification {
  private final ResultObjects records;
  private final Manifest manifest;
  private final Console console;
  private final List<Problem> problems = new ArrayList<>();
  private OptionalInt count = OptionalInt.empty();

  RecordVerification(VersionStore versions, Manifest manifest, Console console) {
    this.records = new ResultObjects(versions);
    this.manifest = manifest;
    this.console = console;
  }

  /**
   * Counts them; test sets have none.
   *
   * @param read whether to read them, too
   */
  RecordVerification look(boolean read) {
    if (manifest.kind() != EntryKind.MODEL) {
      return this;
    }
    try {
      List<ObjectKey> keys = records.keys(manifest.version());
      count = OptionalInt.of(keys.size());
      if (read) {
        keys.forEach(this::check);
      }
    } catch (ZooException e) {
      if (e.kind() != ErrorKind.ACCESS_DENIED) {
        throw e;
      }
      console.warn("result records were not looked at: " + ZooException.reason(e));
    }
    return this;
  }

  private void check(ObjectKey key) {
    Optional<ResultRecord> record = text(key).flatMap(ResultRecord::parse);
    if (record.isEmpty()) {
      problems.add(new Problem(key, "is damaged"));
    } else if (!belongs(record.get(), key)) {
      problems.add(new Problem(key, "is a result of something else"));
    }
  }

  private Optional<String> text(ObjectKey key) {
    try {
      return Optional.of(records.read(key));
    } catch (ZooException e) {
      if (e.kind() != ErrorKind.CORRUPT) {
        throw e;
      }
      return Optional.empty(); // by the store's own checksum, or too large
    }
  }

  private boolean belongs(ResultRecord record, ObjectKey key) {
    return record.model().equals(manifest.id())
        && record.version() == manifest.version()
        && record.modelDigest().equals(manifest.digest())
        && key.value().startsWith(prefix(record));
  }

  private String prefix(ResultRecord record) {
    String key = StoreKeys.result(manifest.version(), record.setDigest().hex(), "x").value();
    return key.substring(0, key.lastIndexOf('/') + 1);
  }

  List<Problem> problems() {
    return List.copyOf(problems);
  }

  /** What follows the word about the objects. */
  String told() {
    if (manifest.kind() != EntryKind.MODEL) {
      return "";
    }
    if (count.isEmpty()) {
      return "; result records unknown";
    }
    String wrong = problems.isEmpty() ? "" : ", " + problems.size() + " of them wrong";
    return count.getAsInt() == 0
        ? "; no result record"
        : "; " + Units.count(count.getAsInt(), "result record") + wrong;
  }

  void addTo(JsonObject told) {
    told.add(
        "records", count.isPresent() ? new JsonPrimitive(count.getAsInt()) : JsonNull.INSTANCE);
  }
}
