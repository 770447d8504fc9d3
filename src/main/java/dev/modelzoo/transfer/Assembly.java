package dev.modelzoo.transfer;

import dev.modelzoo.content.ChunkLayout;
import dev.modelzoo.content.FileMode;
import dev.modelzoo.content.FileStamp;
import dev.modelzoo.content.HashCache;
import dev.modelzoo.content.HashedFile;
import dev.modelzoo.content.Location;
import dev.modelzoo.content.Manifest;
import dev.modelzoo.content.ManifestEntry;
import dev.modelzoo.content.TreeFile;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Puts the files of a version together in a hidden folder: from what a killed pull left there, from
 * the folder it will replace, and from the store for the rest.
 */
final class Assembly {
  private final Workers workers;
  private final TransferListener listener;
  private final Path folder;
  private final Manifest target;
  private final boolean dryRun;
  private final ChunkLayout layout;
  private final StagedFolder staged;
  private final LocalBytes local;
  private final ObjectFetcher fetcher;
  private final AtomicLong reused = new AtomicLong();

  /** Files of the present folder that got a second name in the new one, by entry. */
  private final Map<ManifestEntry, HashedFile> adopted = new HashMap<>();

  /** The stamps with which the files were last known to have the right bytes, by path. */
  private final Map<String, FileStamp> verified = new HashMap<>();

  Assembly(
      ObjectFetcher fetcher,
      Workers workers,
      TransferListener listener,
      StagedFolder staged,
      Manifest target,
      List<HashedFile> local,
      boolean dryRun) {
    this.workers = workers;
    this.listener = listener;
    this.folder = staged.folder();
    this.target = target;
    this.dryRun = dryRun;
    this.layout = fetcher.layout();
    this.staged = staged;
    this.local = new LocalBytes(local, layout);
    this.fetcher = fetcher;
  }

  TransferCounts run() {
    if (dryRun) {
      return plan();
    }
    staged.prepare();
    staged.requireNoTwins();
    adoptWholeFiles();
    staged.requireSpace(target.size() - reused.get() - staged.leftOverBytes());
    List<ManifestEntry> rest =
        target.entries().stream().filter(entry -> !adopted.containsKey(entry)).toList();
    fillChunks(ChunkFetch.of(rest, layout));
    fillPacks(byPack(rest));
    finish(rest);
    return new TransferCounts(fetcher.objects(), fetcher.bytes(), reused.get());
  }

  private void fillChunks(List<ChunkFetch.Wanted> chunks) {
    listener.on(
        new TransferEvent.Planned(chunks.stream().mapToLong(ChunkFetch.Wanted::bytes).sum()));
    ChunkFetch fetch = new ChunkFetch(layout, staged, local, fetcher, listener);
    Buffers buffers = new Buffers(layout.chunk(), workers.jobs());
    workers.forEach(chunks, chunk -> buffers.with(buffer -> fetch.fill(chunk, buffer)));
    reused.addAndGet(fetch.reusedBytes());
  }

  private void fillPacks(Map<String, List<ManifestEntry>> packs) {
    listener.on(
        new TransferEvent.Planned(
            packs.values().stream().flatMap(List::stream).mapToLong(ManifestEntry::size).sum()));
    PackFetch fetch = new PackFetch(target, staged, local, fetcher, listener);
    Buffers buffers = new Buffers(layout.pack(), workers.jobs());
    workers.forEach(
        packs.entrySet(),
        pack -> buffers.with(buffer -> fetch.fill(pack.getKey(), pack.getValue(), buffer)));
    reused.addAndGet(fetch.reusedBytes());
  }

  private TransferCounts plan() {
    long objects = 0;
    long bytes = 0;
    for (ChunkFetch.Wanted chunk : ChunkFetch.of(target.entries(), layout)) {
      if (!local.hasChunk(chunk.sha256())) {
        objects++;
        bytes += chunk.length();
      }
    }
    List<ManifestEntry> missing =
        target.entries().stream().filter(e -> !local.hasChunk(e.digest().hex())).toList();
    PackFetch fetch = new PackFetch(target, staged, local, fetcher, listener);
    for (Map.Entry<String, List<ManifestEntry>> pack : byPack(missing).entrySet()) {
      objects++;
      bytes += fetch.stretch(pack.getKey(), pack.getValue()).length();
    }
    return new TransferCounts(objects, bytes, Math.max(0, target.size() - bytes));
  }

  private void adoptWholeFiles() {
    for (ManifestEntry entry : target.entries()) {
      Optional<HashedFile> same =
          entry.isLink() || entry.size() == 0 ? Optional.empty() : local.take(entry);
      if (same.isPresent() && staged.adopt(entry, same.get().file().file())) {
        adopted.put(entry, same.get());
        reused.addAndGet(entry.size());
      }
    }
    adopted.forEach( // only now have all got their last name
        (entry, file) -> {
          FileStamp stamp = StagedFolder.stamp(staged.path(entry));
          if (!stamp.equalsButForNames(file.file().stamp())) {
            throw changed(file.file().file());
          }
          verified.put(entry.path(), stamp);
        });
  }

  private static ZooException changed(Path file) {
    return new ZooException(
        ErrorKind.CONFLICT,
        file + " changed during this pull",
        "Stop what writes to it, then pull again: what arrived is kept.");
  }

  private static Map<String, List<ManifestEntry>> byPack(List<ManifestEntry> entries) {
    Map<String, List<ManifestEntry>> packs = new LinkedHashMap<>();
    for (ManifestEntry entry : entries) {
      if (entry.location() instanceof Location.InPack located) {
        packs.computeIfAbsent(located.pack(), pack -> new ArrayList<>()).add(entry);
      }
    }
    return packs;
  }

  /** Files first, links last, so that no write ever goes through a link. */
  private void finish(List<ManifestEntry> rest) {
    workers.forEach(rest.stream().filter(entry -> !entry.isLink()).toList(), staged::finish);
    rest.stream().filter(ManifestEntry::isLink).forEach(staged::finish);
    verified.forEach(
        (path, stamp) -> {
          if (!StagedFolder.stamp(folder.resolve(path)).equals(stamp)) {
            throw changed(adoptedFrom(path)); // it is the same file, only under another name
          }
        });
    staged.requireComplete().files().forEach(file -> verified.put(file.path(), file.stamp()));
  }

  private Path adoptedFrom(String path) {
    return adopted.entrySet().stream()
        .filter(e -> e.getKey().path().equals(path))
        .map(e -> e.getValue().file().file())
        .findFirst()
        .orElse(folder.resolve(path));
  }

  /**
   * Saves the digests just verified, so that the next command need not read the files again. A file
   * that somebody changed since the swap is not the one that was verified.
   */
  void remember(Path swapped, HashCache cache) {
    for (ManifestEntry entry : target.entries()) {
      Path file = swapped.resolve(entry.path());
      FileStamp before = verified.get(entry.path());
      if (!entry.isLink() && before != null && Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        FileStamp stamp = StagedFolder.stamp(file);
        if (adopted.containsKey(entry) ? stamp.equalsButForNames(before) : stamp.equals(before)) {
          cache.keep(new TreeFile(entry.path(), file, stamp), facts(entry, stamp));
        }
      }
    }
    cache.save();
  }

  private static HashCache.Facts facts(ManifestEntry entry, FileStamp stamp) {
    List<String> chunks =
        entry.location() instanceof Location.Chunks located
            ? located.chunks()
            : entry.size() == 0 ? List.of() : List.of(entry.digest().hex());
    return new HashCache.Facts(stamp, chunks, entry.mode() == FileMode.EXECUTABLE);
  }
}
