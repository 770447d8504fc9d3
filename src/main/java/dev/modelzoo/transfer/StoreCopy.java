package dev.modelzoo.transfer;

import dev.modelzoo.content.Manifest;
import dev.modelzoo.content.Sha256;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.store.CountingObjectStore;
import dev.modelzoo.store.DryRunObjectStore;
import dev.modelzoo.store.ObjectBody;
import dev.modelzoo.store.ObjectKey;
import dev.modelzoo.store.ObjectMetadata;
import dev.modelzoo.store.ObjectStore;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Copies a version from one store to another: the same objects, verified on the way, the same
 * manifest under the same number, and its result records. Killed at any moment, it leaves the
 * versions that were there, and the next copy goes on where it stopped.
 */
public final class StoreCopy {
  /** As with a push: more than one collection of old objects in the middle is not chance. */
  private static final int MAX_ROUNDS = 3;

  private final VersionStore from;
  private final VersionStore to;
  private final Workers workers;
  private final TransferListener listener;
  private final Instant now;
  private final Instant oldest;

  /** Whether {@link #to} changes nothing, and nothing is read that would go there. */
  private final boolean dryRun;

  /**
   * What was copied, or would be.
   *
   * @param published false if the version was there already
   * @param counts of chunks and packs
   * @param records result records
   * @param requests to both stores
   */
  public record Outcome(boolean published, TransferCounts counts, int records, long requests) {
    /** Whether the other store had all of it. */
    public boolean isUpToDate() {
      return !published && counts.objects() == 0 && records == 0;
    }
  }

  /**
   * Prepares to copy.
   *
   * @param now by the clock of {@code to}, or a good guess
   */
  public StoreCopy(
      VersionStore from, VersionStore to, Workers workers, TransferListener listener, Instant now) {
    this(from, to, workers, listener, now, false);
  }

  private StoreCopy(
      VersionStore from,
      VersionStore to,
      Workers workers,
      TransferListener listener,
      Instant now,
      boolean dryRun) {
    this.from = from;
    this.to = to;
    this.workers = workers;
    this.listener = listener;
    this.now = now;
    this.dryRun = dryRun;
    this.oldest = now.minus(Uploader.TRUSTED_AGE);
  }

  /**
   * Says what a copy would send; changes nothing.
   *
   * @throws ZooException as {@link #run}
   */
  public Outcome plan(Manifest version) {
    Clock clock = Clock.fixed(now, ZoneOffset.UTC);
    return counted(
        new DryRunObjectStore(to.objects(), clock), true, copy -> copy.go(version, true));
  }

  /**
   * Copies a version that was read from {@code from}.
   *
   * @param singleWriter as for a push
   * @throws ZooException of kind {@code CONFLICT} if the other store has another version of that
   *     number or is of another entry, {@code CORRUPT} if objects of this one are damaged
   */
  public Outcome run(Manifest version, boolean singleWriter) {
    return counted(to.objects(), false, copy -> copy.go(version, singleWriter));
  }

  private Outcome counted(ObjectStore target, boolean dryRun, Function<StoreCopy, Outcome> action) {
    CountingObjectStore source = new CountingObjectStore(from.objects());
    CountingObjectStore counted = new CountingObjectStore(target);
    VersionStore here = new VersionStore(source, from.layout());
    VersionStore there = new VersionStore(counted, to.layout());
    Outcome outcome =
        SpaceReport.telling(
            listener,
            heard -> action.apply(new StoreCopy(here, there, workers, heard, now, dryRun)));
    // What is not read in a dry run is as many requests as objects and records.
    long unread = dryRun ? outcome.counts.objects() + outcome.records : 0;
    return new Outcome(
        outcome.published,
        outcome.counts,
        outcome.records,
        source.requests() + counted.requests() + unread);
  }

  private Outcome go(Manifest version, boolean singleWriter) {
    to.prepare();
    boolean there = isThere(version);
    TransferCounts counts = send(version, there);
    if (!there && !to.publish(version, singleWriter)) {
      throw other(version, "another one of that number, published meanwhile");
    }
    return new Outcome(!there, counts, copyRecords(version), 0);
  }

  private boolean isThere(Manifest version) {
    List<Integer> numbers = to.versions();
    if (numbers.isEmpty()) {
      return false;
    }
    boolean there = numbers.contains(version.version());
    Manifest found = to.read(there ? version.version() : numbers.get(numbers.size() - 1));
    if (found.kind() != version.kind() || !found.id().equals(version.id())) {
      throw other(version, "versions of " + found.kind().label() + " " + found.id());
    }
    if (there && !found.digest().equals(version.digest())) {
      throw other(version, "another version %d, %s".formatted(found.version(), found.digest()));
    }
    if (there && new GarbageCollection(to).retired().contains(version.version())) {
      throw other(version, "that version retired, so its objects may go at any time");
    }
    return there;
  }

  private ZooException other(Manifest version, String what) {
    return new ZooException(
        ErrorKind.CONFLICT,
        "%s holds %s; version %d of %s cannot be copied there"
            .formatted(
                to.objects().location(StoreKeys.MARKER), what, version.version(), version.id()),
        "Nothing there was changed. Copy to another place.");
  }

  private TransferCounts send(Manifest version, boolean there) {
    ObjectFetcher fetcher = new ObjectFetcher(from, TransferListener.NONE, ChunkPlaces.OBJECTS);
    Buffers buffers =
        new Buffers(Math.max(from.layout().chunk(), from.layout().pack()), workers.jobs());
    Map<ObjectKey, Long> all = new HashMap<>();
    Set<ObjectKey> sent = new HashSet<>();
    for (int round = 0; round < MAX_ROUNDS; round++) {
      Map<ObjectKey, Long> lacking = lacking(version, there, sent);
      if (lacking.isEmpty()) {
        return counts(version, all);
      }
      long bytes = lacking.values().stream().mapToLong(size -> size).sum();
      listener.on(new TransferEvent.Planned(dryRun ? 0 : bytes));
      workers.forEach(
          lacking.entrySet(),
          object -> {
            int size = Math.toIntExact(object.getValue());
            buffers.with(buffer -> copy(fetcher, object.getKey(), buffer, size));
          });
      all.putAll(lacking);
      sent.addAll(lacking.keySet());
    }
    throw Push.vanishing(to);
  }

  private int copy(ObjectFetcher fetcher, ObjectKey key, byte[] buffer, int size) {
    String sha256 = StoreKeys.sha256Of(key);
    // It moves twice: here, and on from here.
    ObjectProgress progress =
        new ObjectProgress(listener, TransferEvent.Subject.of(key, size), 2L * size, size);
    if (dryRun) {
      to.objects().put(key, new ObjectBody(buffer, 0, size, sha256));
      return size;
    }
    fetcher.range(
        key,
        0,
        buffer,
        size,
        () ->
            Sha256.hex(buffer, 0, size).equals(sha256)
                ? Optional.empty()
                : Optional.of("expected sha256:" + sha256),
        progress);
    to.objects().put(key, progress.sending(new ObjectBody(buffer, 0, size, sha256), size));
    progress.finish();
    return size;
  }

  /**
   * What the other store lacks, has in another size, or has so long that a collection may be about
   * to remove it, unless a living version there needs it.
   */
  private Map<ObjectKey, Long> lacking(Manifest version, boolean there, Set<ObjectKey> sent) {
    Map<ObjectKey, Long> lacking = sizes(version);
    lacking.keySet().removeAll(sent);
    Set<ObjectKey> needed = there ? sizes(version).keySet() : latest();
    if (!lacking.isEmpty()) {
      to.objects().list(StoreKeys.CHUNKS, found -> strike(lacking, needed, found));
      to.objects().list(StoreKeys.PACKS, found -> strike(lacking, needed, found));
    }
    return lacking;
  }

  private void strike(Map<ObjectKey, Long> lacking, Set<ObjectKey> needed, ObjectMetadata found) {
    if (found.lastModified().isAfter(oldest) || needed.contains(found.key())) {
      lacking.remove(found.key(), found.size());
    }
  }

  /** The newest version is never retired. */
  private Set<ObjectKey> latest() {
    return to.latest().map(this::sizes).map(Map::keySet).orElse(Set.of());
  }

  private Map<ObjectKey, Long> sizes(Manifest version) {
    return new TreeMap<>(StoreObjects.sizes(version, from.layout()));
  }

  private TransferCounts counts(Manifest version, Map<ObjectKey, Long> moved) {
    long bytes = moved.values().stream().mapToLong(size -> size).sum();
    long whole = sizes(version).values().stream().mapToLong(size -> size).sum();
    return new TransferCounts(moved.size(), bytes, whole - bytes);
  }

  private int copyRecords(Manifest version) {
    Set<ObjectKey> wanted = new HashSet<>(records(from, version));
    wanted.removeAll(records(to, version));
    ResultObjects source = new ResultObjects(from);
    for (ObjectKey key : wanted.stream().sorted().toList()) {
      to.objects().put(key, ObjectBody.of(dryRun ? "" : source.read(key)));
    }
    return wanted.size();
  }

  private static List<ObjectKey> records(VersionStore store, Manifest version) {
    return new ArrayList<>(new ResultObjects(store).keys(version.version()));
  }
}
