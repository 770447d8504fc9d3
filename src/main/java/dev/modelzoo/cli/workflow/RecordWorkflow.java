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
      console.warn("the result record was not written: %s".formatted(ZooException.reason(e)));
    }
  }

  /** What others published of the same version on the same set, oldest first. */
  List<ResultRecord> published(ResultRecord mine) {
    List<ResultRecord> records = new ArrayList<>();
    try (ObjectStore store = open(mine.model())) {
      if (!world.versions(store).exists()) {
        return records; // a plain tree keeps none
      }
      ResultObjects objects = new ResultObjects(world.versions(store));
      for (String text : objects.of(mine.version(), mine.setDigest().hex())) {
        Optional<ResultRecord> record = ResultRecord.parse(text);
        if (record.filter(mine::hasSameSubject).isPresent()) {
          records.add(record.get());
        } else {
          console.warn(
              "a result record of %s version %d is %s and left out"
                  .formatted(
                      mine.model(), mine.version(), record.isEmpty() ? "damaged" : "misplaced"));
        }
      }
    } catch (ZooException e) {
      console.warn("published results cannot be read: %s".formatted(ZooException.reason(e)));
    }
    return records;
  }

  private ObjectStore open(EntryId model) {
    ZooFile zoo = world.zoo();
    return world.open(zoo.url(EntryKind.MODEL, model), zoo.root());
  }
}
