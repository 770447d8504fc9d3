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

  /**
   * What was published of the same version on the same set: the submitter's last record or, where
   * there is none, the last one of anybody.
   */
  Optional<ResultRecord> published(ResultRecord mine) {
    Best best = new Best();
    try (ObjectStore store = open(mine.model())) {
      if (world.versions(store).exists()) { // a plain tree keeps none
        new ResultObjects(world.versions(store))
            .newestFirst(
                mine.version(),
                mine.setDigest().hex(),
                text -> {
                  readable(text, mine).ifPresent(best::add);
                  return !best.isSubmitters();
                });
      }
    } catch (ZooException e) {
      console.warn("published results cannot be read: %s".formatted(ZooException.reason(e)));
    }
    return best.found;
  }

  private Optional<ResultRecord> readable(Optional<String> text, ResultRecord mine) {
    Optional<ResultRecord> record = text.flatMap(ResultRecord::parse);
    if (record.filter(mine::hasSameSubject).isEmpty()) {
      console.warn(
          "a result record of %s version %d is %s and left out"
              .formatted(mine.model(), mine.version(), record.isEmpty() ? "damaged" : "misplaced"));
    }
    return record.filter(mine::hasSameSubject);
  }

  /** The one to show of those that come, newest first. */
  private static final class Best {
    private Optional<ResultRecord> found = Optional.empty();

    void add(ResultRecord record) {
      if (found.isEmpty() || record.role() == ResultRecord.Role.SUBMITTER) {
        found = Optional.of(record);
      }
    }

    boolean isSubmitters() {
      return found.filter(r -> r.role() == ResultRecord.Role.SUBMITTER).isPresent();
    }
  }

  private ObjectStore open(EntryId model) {
    ZooFile zoo = world.zoo();
    return world.open(zoo.url(EntryKind.MODEL, model), zoo.root());
  }
}
