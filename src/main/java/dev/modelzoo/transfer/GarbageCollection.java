package dev.modelzoo.transfer;

import dev.modelzoo.content.Manifest;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.store.ObjectBody;
import dev.modelzoo.store.ObjectKey;
import dev.modelzoo.store.ObjectMetadata;
import dev.modelzoo.store.ObjectStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Frees what no living version needs: retires versions by a marker of their own, then removes
 * chunks and packs that no unretired manifest names and that are older than {@link #MIN_AGE} by the
 * store's clock. Manifests and result records stay. Safe beside pushes: what a push sends is young,
 * and what it finds old it sends again.
 */
public final class GarbageCollection {
  /** Longer than any push takes. */
  public static final Duration MIN_AGE = Duration.ofDays(7);

  private static final int BATCH = 500;

  /**
   * What a collection would do, or did.
   *
   * @param retired versions that get, or got, their marker now
   * @param kept versions without a marker after that, the oldest first
   * @param objects removed
   * @param bytes of those
   * @param young objects that no version needs either, but that are younger than {@link #MIN_AGE}
   */
  public record Outcome(
      List<Integer> retired, List<Integer> kept, List<ObjectKey> objects, long bytes, long young) {
    public Outcome {
      retired = List.copyOf(retired);
      kept = List.copyOf(kept);
      objects = List.copyOf(objects);
    }
  }

  private final VersionStore versions;
  private final ObjectStore store;

  /** Prepares to collect in one entry's store. */
  public GarbageCollection(VersionStore versions) {
    this.versions = versions;
    this.store = versions.objects();
  }

  /** The versions that are retired already. */
  public Set<Integer> retired() {
    Set<Integer> numbers = new HashSet<>();
    store.list(
        StoreKeys.RETIRED, object -> StoreKeys.retiredOf(object.key()).ifPresent(numbers::add));
    return numbers;
  }

  /**
   * Plans a collection; changes nothing.
   *
   * @param keep how many of the newest versions stay, at least 1
   * @param pinned versions that stay however old they are
   * @param now by the store's clock, or a good guess
   */
  public Outcome plan(int keep, Set<Integer> pinned, Instant now) {
    requireStore();
    List<Integer> toRetire = toRetire(keep, pinned);
    Set<Integer> gone = retiredBut(pinned);
    gone.addAll(toRetire);
    Garbage garbage = garbage(gone, now);
    return new Outcome(
        toRetire,
        allBut(gone),
        garbage.old.stream().map(ObjectMetadata::key).toList(),
        garbage.old.stream().mapToLong(ObjectMetadata::size).sum(),
        garbage.young);
  }

  /** Does what {@link #plan} says, and looks at the manifests again before each batch. */
  public Outcome run(int keep, Set<Integer> pinned) {
    requireStore();
    List<Integer> toRetire = toRetire(keep, pinned);
    Instant now = storeTime(); // first, as it deletes something: who may not, retires nothing
    for (int version : toRetire) {
      store.put(StoreKeys.retired(version), ObjectBody.of("{\"version\": " + version + "}\n"));
    }
    Set<Integer> gone = retiredBut(pinned);
    Garbage found = garbage(gone, now);
    List<ObjectMetadata> garbage = found.old;
    List<ObjectKey> removed = new ArrayList<>();
    long bytes = 0;
    for (int start = 0; start < garbage.size(); start += BATCH) {
      Set<ObjectKey> living = living(retiredBut(pinned));
      for (ObjectMetadata object :
          garbage.subList(start, Math.min(garbage.size(), start + BATCH))) {
        // A push may have sent it again since it was listed.
        boolean stillOld = store.head(object.key()).filter(o -> isOld(o, now)).isPresent();
        if (stillOld && !living.contains(object.key())) {
          store.delete(object.key());
          removed.add(object.key());
          bytes += object.size();
        }
      }
    }
    return new Outcome(toRetire, allBut(gone), removed, bytes, found.young);
  }

  private List<Integer> allBut(Set<Integer> gone) {
    return versions.versions().stream().filter(version -> !gone.contains(version)).toList();
  }

  /** A plain tree may have folders of the same names, and all in them would count as garbage. */
  private void requireStore() {
    if (!versions.exists()) {
      throw new ZooException(
          ErrorKind.NOT_FOUND,
          store.location(StoreKeys.MARKER) + " is absent, so this is no store with versions",
          "Nothing was changed. Check the url in zoo.yaml, or push there first.");
    }
  }

  /** A version may have been pinned after it was retired, while it is still whole. */
  private Set<Integer> retiredBut(Set<Integer> pinned) {
    Set<Integer> gone = retired();
    gone.removeAll(pinned);
    return gone;
  }

  private List<Integer> toRetire(int keep, Set<Integer> pinned) {
    if (keep < 1) {
      throw new IllegalArgumentException("The latest version always stays: keep " + keep);
    }
    List<Integer> all = versions.versions();
    Set<Integer> already = retired();
    return all.subList(0, Math.max(0, all.size() - keep)).stream()
        .filter(version -> !pinned.contains(version) && !already.contains(version))
        .toList();
  }

  private record Garbage(List<ObjectMetadata> old, long young) {}

  private Garbage garbage(Set<Integer> gone, Instant now) {
    Set<ObjectKey> living = living(gone);
    List<ObjectMetadata> old = new ArrayList<>();
    AtomicLong young = new AtomicLong();
    for (String prefix : List.of(StoreKeys.CHUNKS, StoreKeys.PACKS)) {
      store.list(
          prefix,
          object -> {
            if (living.contains(object.key())) {
              return;
            }
            if (isOld(object, now)) {
              old.add(object);
            } else {
              young.incrementAndGet();
            }
          });
    }
    return new Garbage(old, young.get());
  }

  private static boolean isOld(ObjectMetadata object, Instant now) {
    return object.lastModified().isBefore(now.minus(MIN_AGE));
  }

  private Set<ObjectKey> living(Set<Integer> gone) {
    Set<ObjectKey> keys = new HashSet<>();
    for (int version : versions.versions()) {
      if (!gone.contains(version)) {
        Manifest manifest = versions.read(version);
        manifest.chunks().forEach(chunk -> keys.add(StoreKeys.chunk(chunk)));
        manifest.packs().keySet().forEach(pack -> keys.add(StoreKeys.pack(pack)));
      }
    }
    return keys;
  }

  /** What the store's clock says: the age of objects is by that, not by ours. */
  private Instant storeTime() {
    ObjectKey probe = new ObjectKey(StoreKeys.RETIRED + "clock");
    store.put(probe, ObjectBody.of(""));
    Instant now = store.head(probe).map(ObjectMetadata::lastModified).orElse(Instant.EPOCH);
    store.delete(probe);
    return now;
  }
}
