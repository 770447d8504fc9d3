package dev.modelzoo.transfer;

import dev.modelzoo.content.ChunkLayout;
import dev.modelzoo.content.FileMode;
import dev.modelzoo.content.FileStamp;
import dev.modelzoo.content.HashCache;
import dev.modelzoo.content.HashedFile;
import dev.modelzoo.content.Location;
import dev.modelzoo.content.Manifest;
import dev.modelzoo.content.ManifestEntry;
import dev.modelzoo.content.ManifestValidator;
import dev.modelzoo.content.TreeFile;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.FileErrors;
import dev.modelzoo.error.ZooException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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
      VersionStore versions,
      Workers workers,
      TransferListener listener,
      Path folder,
      Manifest target,
      List<HashedFile> local,
      boolean dryRun) {
    this.workers = workers;
    this.listener = listener;
    this.folder = folder;
    this.target = target;
    this.dryRun = dryRun;
    this.layout = versions.layout();
    this.staged = new StagedFolder(folder, target, layout);
    this.local = new LocalBytes(local, layout);
    this.fetcher = new ObjectFetcher(versions, listener);
  }

  TransferCounts run() {
    if (dryRun) {
      return plan();
    }
    staged.prepare();
    requireNoTwins();
    adoptWholeFiles();
    requireSpace();
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
    staged.look();
    byte[] buffer = new byte[Math.max(layout.chunk(), layout.smallFile())];
    long objects = 0;
    long bytes = 0;
    ChunkFetch chunks = new ChunkFetch(layout, staged, local, fetcher, listener);
    for (ChunkFetch.Wanted chunk : ChunkFetch.of(target.entries(), layout)) {
      if (chunks.isAway(chunk, buffer)) {
        objects++;
        bytes += chunk.length();
      }
    }
    PackFetch packs = new PackFetch(target, staged, local, fetcher, listener);
    List<ManifestEntry> missing =
        target.entries().stream()
            .filter(entry -> entry.location() instanceof Location.InPack)
            .filter(entry -> packs.isAway(entry, buffer))
            .toList();
    for (Map.Entry<String, List<ManifestEntry>> pack : byPack(missing).entrySet()) {
      objects++;
      bytes += packs.stretch(pack.getKey(), pack.getValue()).length();
    }
    return new TransferCounts(objects, bytes, Math.max(0, target.size() - bytes));
  }

  /** On a file system that folds case or Unicode forms, one of two twins would be lost. */
  private void requireNoTwins() {
    Optional<List<String>> twins = ManifestValidator.twins(target);
    if (twins.isEmpty()) {
      return;
    }
    Path probe = folder.resolve(".zoo-case-probe");
    try {
      Files.createFile(probe);
      boolean folds = Files.exists(folder.resolve(".ZOO-CASE-PROBE"));
      Files.delete(probe);
      if (folds) {
        throw new ZooException(
            ErrorKind.CORRUPT,
            "'%s' and '%s' are one file on this file system"
                .formatted(twins.get().get(0), twins.get().get(1)),
            "Pull to a file system that tells upper from lower case.");
      }
    } catch (IOException e) {
      throw FileErrors.translate("write", probe, e);
    }
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

  private void requireSpace() {
    long needed = target.size() - reused.get() - staged.leftOverBytes();
    try {
      long free = Files.getFileStore(folder).getUsableSpace();
      if (needed > free) {
        throw new ZooException(
            ErrorKind.NO_SPACE,
            String.format(
                Locale.ROOT,
                "the disk of %s has %,d bytes free, and this pull needs %,d",
                folder.getParent(),
                free,
                needed),
            "Free some space, or make %s a link to a folder on a larger disk."
                .formatted(target.kind().folder() + "/" + target.id()));
      }
    } catch (IOException e) {
      throw FileErrors.translate("ask for the free space of", folder, e);
    }
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
    List<ManifestEntry> files = rest.stream().filter(entry -> !entry.isLink()).toList();
    workers.forEach(files, staged::finish);
    staged.force(files, workers);
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
