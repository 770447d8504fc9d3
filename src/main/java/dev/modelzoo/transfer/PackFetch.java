package dev.modelzoo.transfer;

import dev.modelzoo.content.Location;
import dev.modelzoo.content.Manifest;
import dev.modelzoo.content.ManifestEntry;
import dev.modelzoo.content.Sha256;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** Fetches small files: whole packs, or of each the stretch that holds the few that are missing. */
final class PackFetch {
  private final Manifest target;
  private final StagedFolder staged;
  private final LocalBytes local;
  private final ObjectFetcher fetcher;
  private final TransferListener listener;

  /** How many of the version's entries lie in each pack. */
  private final Map<String, Long> entryCounts;

  private final AtomicLong reused = new AtomicLong();

  PackFetch(
      Manifest target,
      StagedFolder staged,
      LocalBytes local,
      ObjectFetcher fetcher,
      TransferListener listener) {
    this.target = target;
    this.staged = staged;
    this.local = local;
    this.fetcher = fetcher;
    this.listener = listener;
    this.entryCounts =
        target.entries().stream()
            .map(ManifestEntry::location)
            .filter(Location.InPack.class::isInstance)
            .map(Location.InPack.class::cast)
            .collect(Collectors.groupingBy(Location.InPack::pack, Collectors.counting()));
  }

  long reusedBytes() {
    return reused.get();
  }

  /**
   * Writes all of {@code entries}, which lie in {@code pack}.
   *
   * @param buffer room for a whole pack
   */
  List<ManifestEntry> fill(String pack, List<ManifestEntry> entries, byte[] buffer) {
    List<ManifestEntry> missing = new ArrayList<>();
    for (ManifestEntry entry : entries) {
      if (!isHere(entry, buffer)) {
        missing.add(entry);
      }
    }
    if (!missing.isEmpty()) {
      fetch(pack, missing, buffer);
    }
    long bytes = entries.stream().mapToLong(ManifestEntry::size).sum();
    listener.on(new TransferEvent.Advanced(bytes));
    return missing;
  }

  /** A pack that is mostly or wholly wanted is taken whole, so that all of it can be verified. */
  private void fetch(String pack, List<ManifestEntry> missing, byte[] buffer) {
    long size = target.packs().getOrDefault(pack, 0L);
    long start = missing.stream().mapToLong(PackFetch::offset).min().orElse(0);
    long end = missing.stream().mapToLong(e -> offset(e) + e.size()).max().orElse(size);
    if ((end - start) * 2 >= size || missing.size() == entryCounts.getOrDefault(pack, 0L)) {
      fetchWhole(pack, (int) size, missing, buffer);
    } else {
      fetchStretch(pack, start, (int) (end - start), missing, buffer);
    }
  }

  /** Whether a killed pull left the file whole, or the present folder has its bytes. */
  private boolean isHere(ManifestEntry entry, byte[] buffer) {
    int length = (int) entry.size();
    String sha256 = entry.digest().hex();
    boolean here = staged.holdsChunk(entry, 0, sha256, buffer);
    if (!here && local.readChunk(sha256, buffer, length)) {
      staged.write(entry, 0, buffer, 0, length);
      here = true;
    }
    if (here) {
      reused.addAndGet(length);
    }
    return here;
  }

  private void fetchWhole(String pack, int size, List<ManifestEntry> entries, byte[] buffer) {
    fetcher.range(
        StoreKeys.pack(pack),
        0,
        buffer,
        size,
        () ->
            Sha256.hex(buffer, 0, size).equals(pack)
                ? problem(entries, buffer, 0)
                : Optional.of("expected sha256:" + pack));
    write(entries, buffer, 0);
  }

  private void fetchStretch(
      String pack, long from, int length, List<ManifestEntry> entries, byte[] buffer) {
    fetcher.range(StoreKeys.pack(pack), from, buffer, length, () -> problem(entries, buffer, from));
    write(entries, buffer, from);
  }

  private void write(List<ManifestEntry> entries, byte[] buffer, long from) {
    for (ManifestEntry entry : entries) {
      staged.write(entry, 0, buffer, (int) (offset(entry) - from), (int) entry.size());
    }
  }

  private static Optional<String> problem(List<ManifestEntry> entries, byte[] buffer, long from) {
    for (ManifestEntry entry : entries) {
      int start = (int) (offset(entry) - from);
      if (!Sha256.hex(buffer, start, (int) entry.size()).equals(entry.digest().hex())) {
        return Optional.of("the bytes of " + entry.path() + " are not " + entry.digest());
      }
    }
    return Optional.empty();
  }

  private static long offset(ManifestEntry entry) {
    return entry.location() instanceof Location.InPack place ? place.offset() : 0;
  }
}
