package dev.modelzoo.cli.workflow;

import dev.modelzoo.benchmark.ResultRecord;
import dev.modelzoo.check.Printable;
import dev.modelzoo.cli.console.Console;
import dev.modelzoo.content.Digest;
import dev.modelzoo.content.EntryId;
import dev.modelzoo.content.Manifest;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.scoring.ErrorCounts;
import dev.modelzoo.transfer.ResultObjects;
import dev.modelzoo.transfer.VersionStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/**
 * The result records of a model, while its store is open. Those that are damaged, or not of what
 * their place says, are told and left out.
 */
final class StoredRecords {
  private final VersionStore versions;
  private final ResultObjects objects;
  private final Console console;

  StoredRecords(VersionStore versions, Console console) {
    this.versions = versions;
    this.objects = new ResultObjects(versions);
    this.console = console;
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
   * The submitter's last record or, where there is none, the last one of anybody. Without one of a
   * submitter, those of an earlier version of the same content are looked at, too.
   */
  Optional<ResultRecord> best(Subject subject) {
    Best best = new Best();
    add(subject, best);
    if (!best.isSubmitters()) {
      earlier(subject).ifPresent(same -> add(same, best));
    }
    return best.found;
  }

  private void add(Subject subject, Best best) {
    objects.newestFirst(
        subject.version(),
        subject.setDigest().hex(),
        (name, text) -> {
          readable(name, text, subject).ifPresent(best::add);
          return !best.isSubmitters();
        });
  }

  /**
   * Those of a subject, oldest first. Without one of a submitter, those of an earlier version of
   * the same content come before them.
   */
  List<Summary> find(Subject subject) {
    List<Summary> found = new ArrayList<>();
    addSummaries(subject, found);
    if (found.stream().noneMatch(one -> one.role() == ResultRecord.Role.SUBMITTER)) {
      earlier(subject).ifPresent(same -> addSummaries(same, found));
    }
    Collections.reverse(found);
    return found;
  }

  private void addSummaries(Subject subject, List<Summary> found) {
    newestFirst(
        subject,
        (name, record) ->
            found.add(
                new Summary(subject, name, record.role(), record.created(), record.counts())));
  }

  /**
   * Visits those of a version on whatever sets; of each set the newest first.
   *
   * @param visitor gets the name of a record and the record
   */
  void ofVersion(Manifest model, BiConsumer<String, ResultRecord> visitor) {
    for (String set : objects.sets(model.version())) {
      newestFirst(
          new Subject(model.id(), model.version(), model.digest(), Digest.sha256(set)), visitor);
    }
  }

  private void newestFirst(Subject subject, BiConsumer<String, ResultRecord> visitor) {
    objects.newestFirst(
        subject.version(),
        subject.setDigest().hex(),
        (name, text) -> {
          readable(name, text, subject).ifPresent(record -> visitor.accept(name, record));
          return true;
        });
  }

  /**
   * The newest earlier version of the same content that has records on the set: a rollback
   * publishes what was there before under a new number, and what was measured of it still holds.
   */
  private Optional<Subject> earlier(Subject subject) {
    List<Integer> numbers = new ArrayList<>(versions.versions());
    numbers.removeIf(version -> version >= subject.version());
    Collections.reverse(numbers);
    for (int version : numbers) {
      if (objects.sets(version).contains(subject.setDigest().hex())
          && isOf(version, subject.modelDigest())) {
        return Optional.of(
            new Subject(subject.model(), version, subject.modelDigest(), subject.setDigest()));
      }
    }
    return Optional.empty();
  }

  private boolean isOf(int version, Digest digest) {
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
    return ResultRecord.parse(
            objects.read(subject.version(), subject.setDigest().hex(), summary.name()))
        .filter(record -> Subject.of(record).equals(subject))
        .orElseThrow(() -> changed(summary));
  }

  static ZooException changed(Summary summary) {
    return new ZooException(
        ErrorKind.CORRUPT,
        "the result record " + summary.name() + " changed while it was read",
        "Run the same command again.");
  }

  /** The digests (hexadecimal) of the sets on which a version has records. */
  Set<String> sets(int version) {
    return objects.sets(version);
  }

  /** The same sets, by the ids under which they were run. */
  NavigableSet<EntryId> setIds(int version) {
    NavigableSet<EntryId> ids = new TreeSet<>(Comparator.comparing(EntryId::value));
    objects.sets(version).forEach(set -> idOf(version, set).ifPresent(ids::add));
    return ids;
  }

  /** By the newest record that can be read. */
  private Optional<EntryId> idOf(int version, String set) {
    List<EntryId> found = new ArrayList<>();
    objects.newestFirst(
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
}
