package dev.modelzoo.content;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/**
 * One immutable version of a model-image or test set.
 *
 * @param version from 1 up
 * @param parent the earlier version it was made from
 * @param pushId random, tells a publisher's own version from a stranger's after a lost answer
 * @param created by the publisher's clock
 * @param tool name and version of the program that made it
 * @param digest the content digest of {@code entries}
 * @param entries sorted by path bytes
 * @param packs the size of every pack that entries point into, by its SHA-256
 */
public record Manifest(
    EntryKind kind,
    EntryId id,
    int version,
    OptionalInt parent,
    String pushId,
    Instant created,
    String tool,
    Digest digest,
    List<ManifestEntry> entries,
    Map<String, Long> packs) {
  public static final String SCHEMA = "zoo-manifest/1";

  public Manifest {
    if (version < 1) {
      throw new IllegalArgumentException("Versions count from 1: " + version);
    }
    if (parent.isPresent() && (parent.getAsInt() < 1 || parent.getAsInt() >= version)) {
      throw new IllegalArgumentException("Not the parent of a version: " + parent.getAsInt());
    }
    List<ManifestEntry> sorted = new ArrayList<>(entries);
    sorted.sort(Comparator.comparing(ManifestEntry::path, PathOrder.BY_BYTES));
    entries = List.copyOf(sorted);
    packs = Map.copyOf(packs);
  }

  /** Bytes of all files; links count their target. */
  public long size() {
    return entries.stream().mapToLong(ManifestEntry::size).sum();
  }

  /** SHA-256 of every chunk object the version needs. */
  public Set<String> chunks() {
    Set<String> chunks = new LinkedHashSet<>();
    for (ManifestEntry entry : entries) {
      if (entry.location() instanceof Location.Chunks located) {
        chunks.addAll(located.chunks());
      }
    }
    return chunks;
  }

  public Optional<ManifestEntry> entry(String path) {
    return entries.stream().filter(e -> e.path().equals(path)).findFirst();
  }

  /** The entries by path, in path order. */
  public Map<String, ManifestEntry> byPath() {
    Map<String, ManifestEntry> map = new TreeMap<>(PathOrder.BY_BYTES);
    entries.forEach(entry -> map.put(entry.path(), entry));
    return map;
  }
}
