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
    long bytes = entries.stream().mapToLong(ManifestEntry::size).sum();
    TransferEvent.Subject subject = PackUpload.subject(entries.get(0).path(), entries, bytes);
    int length = missing.isEmpty() ? 0 : stretch(pack, missing).length;
    ObjectProgress progress = new ObjectProgress(listener, subject, length, bytes);
    if (!missing.isEmpty()) {
      fetch(pack, missing, buffer, progress);
    }
    progress.finish();
    return missing;
  }

  /** The part of a pack to read. */
  record Stretch(long from, int length) {}

  /** A pack that is mostly or wholly wanted is taken whole, so that all of it can be verified. */
  Stretch stretch(String pack, List<ManifestEntry> missing) {
    int size = Math.toIntExact(target.packs().getOrDefault(pack, 0L));
    long start = missing.stream().mapToLong(PackFetch::offset).min().orElse(0);
    long end = missing.stream().mapToLong(e -> offset(e) + e.size()).max().orElse(size);
    boolean whole =
        (end - start) * 2 >= size || missing.size() == entryCounts.getOrDefault(pack, 0L);
    return whole ? new Stretch(0, size) : new Stretch(start, (int) (end - start));
  }

  /** Whether {@link #fill} would have to fetch it. */
  boolean isAway(ManifestEntry entry, byte[] buffer) {
    String sha256 = entry.digest().hex();
    return !local.hasChunk(sha256) && !staged.holdsChunk(entry, 0, sha256, buffer);
  }

  private void fetch(
      String pack, List<ManifestEntry> missing, byte[] buffer, ObjectProgress progress) {
    Stretch stretch = stretch(pack, missing);
    long from = stretch.from;
    boolean whole = stretch.length == target.packs().getOrDefault(pack, 0L);
    fetcher.range(
        StoreKeys.pack(pack),
        from,
        buffer,
        stretch.length,
        () ->
            whole && !Sha256.hex(buffer, 0, stretch.length).equals(pack)
                ? Optional.of("expected sha256:" + pack)
                : problem(missing, buffer, from),
        progress);
    for (ManifestEntry entry : missing) {
      staged.write(entry, 0, buffer, (int) (offset(entry) - from), (int) entry.size());
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
