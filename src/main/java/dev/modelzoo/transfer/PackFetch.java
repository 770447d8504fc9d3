package dev.modelzoo.transfer;

import dev.modelzoo.content.Location;
import dev.modelzoo.content.Manifest;
import dev.modelzoo.content.ManifestEntry;
import dev.modelzoo.content.Sha256;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Fetches small files: whole packs, or of each the stretch that holds the few that are missing. */
final class PackFetch {
  private final Manifest target;
  private final StagedFolder staged;
  private final LocalBytes local;
  private final ObjectFetcher fetcher;
  private final TransferListener listener;
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
    long wanted = missing.stream().mapToLong(ManifestEntry::size).sum();
    long size = target.packs().getOrDefault(pack, 0L);
    if (wanted * 2 >= size) {
      fetchWhole(pack, (int) size, missing, buffer);
    } else if (!missing.isEmpty()) {
      fetchStretch(pack, missing, buffer);
    }
    long bytes = entries.stream().mapToLong(ManifestEntry::size).sum();
    listener.on(new TransferEvent.Advanced(bytes));
    return missing;
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

  /** Takes a pack that is mostly wanted as a whole, so that all of it can be verified. */
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

  private void fetchStretch(String pack, List<ManifestEntry> entries, byte[] buffer) {
    long start = Long.MAX_VALUE;
    long end = 0;
    for (ManifestEntry entry : entries) {
      start = Math.min(start, offset(entry));
      end = Math.max(end, offset(entry) + entry.size());
    }
    long from = start;
    fetcher.range(
        StoreKeys.pack(pack),
        from,
        buffer,
        Math.toIntExact(end - start),
        () -> problem(entries, buffer, from));
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
