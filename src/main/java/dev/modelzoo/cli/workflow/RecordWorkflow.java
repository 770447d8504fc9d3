package dev.modelzoo.cli.workflow;

import dev.modelzoo.benchmark.BenchmarkResult;
import dev.modelzoo.benchmark.ResultRecord;
import dev.modelzoo.benchmark.TranscriptFile;
import dev.modelzoo.cli.console.Console;
import dev.modelzoo.content.Digest;
import dev.modelzoo.content.EntryId;
import dev.modelzoo.content.EntryKind;
import dev.modelzoo.content.Manifest;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.registry.RemoteUrl;
import dev.modelzoo.registry.ZooEntry;
import dev.modelzoo.registry.ZooFile;
import dev.modelzoo.store.ObjectStore;
import dev.modelzoo.transfer.ResultObjects;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keeps scores in the store, and shows those that are there. */
final class RecordWorkflow {
  private final Workflows world;
  private final Console console;

  RecordWorkflow(Workflows world) {
    this.world = world;
    this.console = world.console();
  }

  /** Makes the record of a run. */
  ResultRecord record(ResultRecord.Role role, Manifest model, EntryId set, BenchmarkResult result) {
    TranscriptFile raw = TranscriptFile.read(result.hypothesesFile(), ErrorKind.SBI_FAILED);
    return new ResultRecord(
        role,
        model.id(),
        model.version(),
        model.digest(),
        set,
        Digest.parse(setDigest(result)),
        world.clock().instant().truncatedTo(ChronoUnit.SECONDS),
        result.report().resultsJson(result.provenance(), result.comparisonKey()),
        raw.texts());
  }

  private static String setDigest(BenchmarkResult result) {
    return result.provenance().get("set_digest").getAsString();
  }

  /** Adds a record to the store. A store that refuses it costs the record, not the score. */
  void write(ResultRecord record) {
    try (ObjectStore store = open(record.model())) {
      new ResultObjects(world.versions(store))
          .add(record.version(), record.setDigest().hex(), record.toJson());
      console.say(
          "record     %s version %d on %s, as %s"
              .formatted(record.model(), record.version(), record.set(), record.role().label()));
    } catch (ZooException e) {
      console.warn("the result record was not written: %s".formatted(ZooException.reason(e)));
    }
  }

  /** What others published of a version on a set, oldest first. */
  List<ResultRecord> published(EntryId model, int version, Digest setDigest) {
    List<ResultRecord> records = new ArrayList<>();
    try (ObjectStore store = open(model)) {
      for (String text : new ResultObjects(world.versions(store)).of(version, setDigest.hex())) {
        Optional<ResultRecord> record = ResultRecord.parse(text);
        if (record.isEmpty()) {
          console.warn(
              "a result record of %s version %d is damaged and left out".formatted(model, version));
        }
        record.ifPresent(records::add);
      }
    } catch (ZooException e) {
      console.warn("published results cannot be read: %s".formatted(ZooException.reason(e)));
    }
    return records;
  }

  private ObjectStore open(EntryId model) {
    ZooFile zoo = world.zoo();
    RemoteUrl url =
        zoo.find(EntryKind.MODEL, model)
            .flatMap(ZooEntry::url)
            .orElseGet(() -> zoo.defaultUrl(EntryKind.MODEL, model));
    return world.open(url, zoo.root());
  }
}
