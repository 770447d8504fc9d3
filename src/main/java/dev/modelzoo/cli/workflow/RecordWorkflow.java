package dev.modelzoo.cli.workflow;

import dev.modelzoo.benchmark.BenchmarkResult;
import dev.modelzoo.benchmark.ResultRecord;
import dev.modelzoo.benchmark.TranscriptFile;
import dev.modelzoo.check.Printable;
import dev.modelzoo.cli.console.Console;
import dev.modelzoo.content.Digest;
import dev.modelzoo.content.EntryId;
import dev.modelzoo.content.EntryKind;
import dev.modelzoo.content.Manifest;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.registry.ZooFile;
import dev.modelzoo.scoring.ErrorCounts;
import dev.modelzoo.store.ObjectStore;
import dev.modelzoo.transfer.ResultObjects;
import dev.modelzoo.transfer.VersionStore;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

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
      VersionStore versions = world.versions(store);
      if (versions.exists()) { // a plain tree keeps none
        add(versions, Subject.of(mine), best);
        if (!best.isSubmitters()) {
          earlier(versions, Subject.of(mine)).ifPresent(subject -> add(versions, subject, best));
        }
      }
    } catch (ZooException e) {
      console.warn("published results cannot be read: %s".formatted(ZooException.reason(e)));
    }
    return best.found;
  }

  private void add(VersionStore versions, Subject subject, Best best) {
    new ResultObjects(versions)
        .newestFirst(
            subject.version(),
            subject.setDigest().hex(),
            (name, text) -> {
              readable(name, text, subject).ifPresent(best::add);
              return !best.isSubmitters();
            });
  }

  /** What a record must be of. */
  record Subject(EntryId model, int version, Digest modelDigest, Digest setDigest) {
    static Subject of(ResultRecord record) {
      return new Subject(
          record.model(), record.version(), record.modelDigest(), record.setDigest());
    }
  }

  /** What is shown of a record to choose by; its hypotheses may be many. */
  record Summary(
      Subject subject, String name, ResultRecord.Role role, Instant created, ErrorCounts counts) {}

  /**
   * The sound records of a subject, oldest first; the others are told and left out. Without one of
   * a submitter, those of an earlier version of the same content come before them.
   */
  List<Summary> find(Subject subject) {
    List<Summary> found = new ArrayList<>();
    try (ObjectStore store = open(subject.model())) {
      VersionStore versions = world.versions(store);
      if (versions.exists()) {
        addSummaries(versions, subject, found);
        if (found.stream().noneMatch(one -> one.role() == ResultRecord.Role.SUBMITTER)) {
          earlier(versions, subject).ifPresent(same -> addSummaries(versions, same, found));
        }
      }
    }
    Collections.reverse(found);
    return found;
  }

  private void addSummaries(VersionStore versions, Subject subject, List<Summary> found) {
    new ResultObjects(versions)
        .newestFirst(
            subject.version(),
            subject.setDigest().hex(),
            (name, text) -> {
              readable(name, text, subject)
                  .map(r -> new Summary(subject, name, r.role(), r.created(), r.counts()))
                  .ifPresent(found::add);
              return true;
            });
  }

  /**
   * The newest earlier version of the same content that has records on the set: a rollback
   * publishes what was there before under a new number, and what was measured of it still holds.
   */
  private static Optional<Subject> earlier(VersionStore versions, Subject subject) {
    ResultObjects records = new ResultObjects(versions);
    List<Integer> numbers = new ArrayList<>(versions.versions());
    numbers.removeIf(version -> version >= subject.version());
    Collections.reverse(numbers);
    for (int version : numbers) {
      if (records.sets(version).contains(subject.setDigest().hex())
          && isOf(versions, version, subject.modelDigest())) {
        return Optional.of(
            new Subject(subject.model(), version, subject.modelDigest(), subject.setDigest()));
      }
    }
    return Optional.empty();
  }

  private static boolean isOf(VersionStore versions, int version, Digest digest) {
    try {
      return versions.read(version).digest().equals(digest);
    } catch (ZooException e) {
      if (e.kind() == ErrorKind.CORRUPT) {
        return false; // a damaged version has no say in what another one scored
      }
      throw e;
    }
  }

  /** The record of a summary. */
  ResultRecord read(Summary summary) {
    Subject subject = summary.subject();
    try (ObjectStore store = open(subject.model())) {
      String text =
          new ResultObjects(world.versions(store))
              .read(subject.version(), subject.setDigest().hex(), summary.name());
      return ResultRecord.parse(text)
          .filter(record -> Subject.of(record).equals(subject))
          .orElseThrow(
              () ->
                  new ZooException(
                      ErrorKind.CORRUPT,
                      "the result record " + summary.name() + " changed while it was read",
                      "Run the same command again."));
    }
  }

  /** The digests (hexadecimal) of the sets on which a version has records. */
  Set<String> sets(EntryId model, int version) {
    try (ObjectStore store = open(model)) {
      return new ResultObjects(world.versions(store)).sets(version);
    }
  }

  /** The same sets, by the ids under which they were run. */
  NavigableSet<EntryId> setIds(EntryId model, int version) {
    NavigableSet<EntryId> ids = new TreeSet<>(Comparator.comparing(EntryId::value));
    try (ObjectStore store = open(model)) {
      VersionStore versions = world.versions(store);
      if (versions.exists()) {
        ResultObjects records = new ResultObjects(versions);
        records.sets(version).forEach(set -> idOf(records, version, set).ifPresent(ids::add));
      }
    }
    return ids;
  }

  /** By the newest record that can be read. */
  private static Optional<EntryId> idOf(ResultObjects records, int version, String set) {
    List<EntryId> found = new ArrayList<>();
    records.newestFirst(
        version,
        set,
        (name, text) -> {
          text.flatMap(ResultRecord::parse).map(ResultRecord::set).ifPresent(found::add);
          return found.isEmpty();
        });
    return found.stream().findFirst();
  }

  private Optional<ResultRecord> readable(String name, Optional<String> text, Subject subject) {
    Optional<ResultRecord> record = text.flatMap(ResultRecord::parse);
    Optional<ResultRecord> sound = record.filter(r -> Subject.of(r).equals(subject));
    if (sound.isEmpty()) {
      console.warn(
          "a result record of %s version %d is %s and left out: %s"
              .formatted(
                  subject.model(),
                  subject.version(),
                  record.isEmpty() ? "damaged" : "misplaced",
                  Printable.text(name)));
    }
    return sound;
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
