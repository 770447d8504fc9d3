package dev.modelzoo.cli.workflow;

import dev.modelzoo.benchmark.BenchmarkResult;
import dev.modelzoo.benchmark.ResultRecord;
import dev.modelzoo.benchmark.TranscriptFile;
import dev.modelzoo.cli.console.Console;
import dev.modelzoo.cli.workflow.StoredRecords.Subject;
import dev.modelzoo.cli.workflow.StoredRecords.Summary;
import dev.modelzoo.content.Digest;
import dev.modelzoo.content.EntryId;
import dev.modelzoo.content.EntryKind;
import dev.modelzoo.content.Manifest;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.registry.ZooFile;
import dev.modelzoo.store.ObjectStore;
import dev.modelzoo.transfer.ResultObjects;
import dev.modelzoo.transfer.VersionStore;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Keeps scores in the store, and shows those that are there. */
final class RecordWorkflow {
  private final Workflows world;
  private final Console console;

  RecordWorkflow(Workflows world) {
    this.world = world;
    this.console = world.console();
  }

  /**
   * Makes the record of a run.
   *
   * @throws ZooException of kind CONFLICT if it did not run the files of {@code model}
   */
  ResultRecord record(ResultRecord.Role role, Manifest model, EntryId set, BenchmarkResult result) {
    requireRunOf(model, result);
    TranscriptFile raw = TranscriptFile.read(result.hypothesesFile(), ErrorKind.SBI_FAILED);
    return new ResultRecord(
        role,
        model.id(),
        model.version(),
        model.digest(),
        set,
        digest(result, "set_digest"),
        world.clock().instant().truncatedTo(ChronoUnit.SECONDS),
        result.report().resultsJson(result.provenance(), result.comparisonKey()),
        raw.texts());
  }

  /** Somebody may have edited the folder since it was published or pulled. */
  private static void requireRunOf(Manifest model, BenchmarkResult result) {
    if (!digest(result, "model_digest").equals(model.digest())) {
      throw new ZooException(
          ErrorKind.CONFLICT,
          "%s changed before it was run, so the score is not one of version %d"
              .formatted(model.id(), model.version()),
          "The score stays in results/. Run the same command again to have one of what is there"
              + " now.");
    }
  }

  private static Digest digest(BenchmarkResult result, String key) {
    return Digest.parse(result.provenance().get(key).getAsString());
  }

  /** Adds a record to the store. A store that refuses it costs the record, not the score. */
  void write(ResultRecord record) {
    if (world.zoo().url(EntryKind.MODEL, record.model()).isWeb()) {
      console.say("not kept   a web server takes no results; the score is in results/");
      return;
    }
    try (ObjectStore store = open(record.model())) {
      if (!world.versions(store).exists()) {
        console.say("not kept   a plain tree has no place for results; the score is in results/");
        return;
      }
      new ResultObjects(world.versions(store))
          .add(record.version(), record.setDigest().hex(), record.toJson());
      console.say(
          "record     %s version %d on %s, as %s"
              .formatted(record.model(), record.version(), record.set(), record.role().label()));
    } catch (ZooException e) {
      tellNotWritten(record.role(), e);
    }
  }

  /** Most who reproduce may only read: that is as it should be. */
  private void tellNotWritten(ResultRecord.Role role, ZooException why) {
    if (role == ResultRecord.Role.REPRODUCER && why.kind() == ErrorKind.ACCESS_DENIED) {
      console.say("not kept   you may not write to the store; the score is in results/");
    } else {
      console.warn("the result record was not written: %s".formatted(ZooException.reason(why)));
    }
  }

  /**
   * What was published of the same version on the same set: the submitter's last record or, where
   * there is none, the last one of anybody.
   */
  Optional<ResultRecord> published(ResultRecord mine) {
    try {
      return inStore(mine.model(), records -> records.best(Subject.of(mine)))
          .flatMap(found -> found);
    } catch (ZooException e) {
      console.warn("published results cannot be read: %s".formatted(ZooException.reason(e)));
      return Optional.empty();
    }
  }

  /** As {@link StoredRecords#find}; none where a plain tree is. */
  List<Summary> find(Subject subject) {
    return inStore(subject.model(), records -> records.find(subject)).orElse(List.of());
  }

  /** The record of a summary. */
  ResultRecord read(Summary summary) {
    return inStore(summary.subject().model(), records -> records.read(summary))
        .orElseThrow(() -> StoredRecords.changed(summary));
  }

  /** The digests (hexadecimal) of the sets on which a version has records. */
  Set<String> sets(EntryId model, int version) {
    return inStore(model, records -> records.sets(version)).orElse(Set.of());
  }

  /** The same sets, by the ids under which they were run. */
  NavigableSet<EntryId> setIds(EntryId model, int version) {
    return inStore(model, records -> records.setIds(version))
        .orElseGet(Collections::emptyNavigableSet);
  }

  /** A plain tree keeps no records: empty. */
  private <T> Optional<T> inStore(EntryId model, Function<StoredRecords, T> action) {
    try (ObjectStore store = open(model)) {
      VersionStore versions = world.versions(store);
      return versions.exists()
          ? Optional.of(action.apply(new StoredRecords(versions, console)))
          : Optional.empty();
    }
  }

  private ObjectStore open(EntryId model) {
    ZooFile zoo = world.zoo();
    return world.open(zoo.url(EntryKind.MODEL, model), zoo.root());
  }
}
