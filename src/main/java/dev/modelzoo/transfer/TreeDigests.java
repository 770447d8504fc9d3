package dev.modelzoo.transfer;

import dev.modelzoo.content.ContentDigest;
import dev.modelzoo.content.EntryId;
import dev.modelzoo.content.EntryKind;
import dev.modelzoo.content.FileDigest;
import dev.modelzoo.content.HashedFile;
import dev.modelzoo.content.Location;
import dev.modelzoo.content.Manifest;
import dev.modelzoo.content.ManifestEntry;
import dev.modelzoo.store.Checksums;
import dev.modelzoo.store.ObjectMetadata;
import dev.modelzoo.store.ObjectStore;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What is known of the content of a plain tree without fetching it: from an earlier pull or push,
 * and by comparing files that are here with the store's checksums. Safe for many threads.
 */
final class TreeDigests {
  private final ObjectStore store;
  private final TreeListing listing;
  private final TreeMemory memory;
  private final Map<String, TreeMemory.Known> known = new ConcurrentHashMap<>();
  private final Map<String, Checksums> checksums = new ConcurrentHashMap<>();

  TreeDigests(ObjectStore store, TreeListing listing, TreeMemory memory) {
    this.store = store;
    this.listing = listing;
    this.memory = memory;
    for (TreeObject object : listing.objects()) {
      memory.whole(object).ifPresent(found -> known.put(object.path(), found));
    }
  }

  TreeListing listing() {
    return listing;
  }

  TreeMemory memory() {
    return memory;
  }

  Optional<TreeMemory.Known> of(TreeObject object) {
    return Optional.ofNullable(known.get(object.path()));
  }

  /** Objects of which only name, size and state are known. */
  List<TreeObject> unknown() {
    return listing.objects().stream().filter(o -> !known.containsKey(o.path())).toList();
  }

  /** Objects that no checksum of the store described: only their size could be compared. */
  List<TreeObject> unchecked() {
    return listing.objects().stream()
        .filter(o -> of(o).filter(k -> !k.checked()).isPresent())
        .toList();
  }

  void learn(TreeObject object, TreeMemory.Known found) {
    memory.remember(object, found);
    known.put(object.path(), found);
  }

  /** Compares the file that is here in the place of an unknown object. */
  void compare(TreeObject object, HashedFile here) {
    if (here.target().isPresent() || here.size() != object.size()) {
      return;
    }
    Checksums expected = checksums(object);
    if (ObjectCheck.of(expected, here.file().file(), here.size()) == ObjectCheck.Verdict.RIGHT) {
      boolean program = FolderHasher.startsAsProgram(here.file());
      FolderHasher.checkUnchanged(here.file());
      learn(object, new TreeMemory.Known(here.chunks(), program, true));
    }
  }

  /** What the store says of the bytes: as listed, or else when asked for the one object. */
  Checksums checksums(TreeObject object) {
    Checksums listed = object.metadata().checksums();
    return listed.isEmpty()
        ? checksums.computeIfAbsent(object.path(), path -> asked(object))
        : listed;
  }

  /** How many unknown objects the store must still be asked about one by one. */
  long toAsk() {
    return unknown().stream()
        .filter(o -> o.metadata().checksums().isEmpty() && !checksums.containsKey(o.path()))
        .count();
  }

  /** What the store says when asked for the one object, which may be more than a list says. */
  Checksums asked(TreeObject object) {
    return store.head(object.key()).map(ObjectMetadata::checksums).orElse(Checksums.NONE);
  }

  /**
   * The tree as a version, if all of it is known.
   *
   * @param assumed stands for what is not known
   */
  Manifest manifest(EntryKind kind, EntryId id, Map<String, TreeMemory.Known> assumed) {
    List<ManifestEntry> entries = new ArrayList<>();
    for (TreeObject object : listing.objects()) {
      TreeMemory.Known found =
          of(object).orElseGet(() -> assumed.getOrDefault(object.path(), TreeMemory.Known.EMPTY));
      entries.add(entry(object, found));
    }
    Instant created =
        listing.objects().stream()
            .map(object -> object.metadata().lastModified())
            .max(Comparator.naturalOrder())
            .orElse(Instant.EPOCH);
    return new Manifest(
        kind,
        id,
        1,
        OptionalInt.empty(),
        "plain-tree",
        created.truncatedTo(ChronoUnit.SECONDS),
        "plain tree",
        ContentDigest.of(entries),
        entries,
        Map.of());
  }

  private static ManifestEntry entry(TreeObject object, TreeMemory.Known found) {
    boolean executable = found.program() || object.path().equals(FolderHasher.SBI);
    Location location =
        found.chunks().isEmpty() ? Location.NOWHERE : new Location.Chunks(found.chunks());
    return ManifestEntry.file(
        object.path(), executable, object.size(), FileDigest.ofChunks(found.chunks()), location);
  }
}
