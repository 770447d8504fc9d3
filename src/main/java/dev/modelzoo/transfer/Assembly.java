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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Puts the files of a version together in a hidden folder: from what a killed pull left there, from
 * the folder it will replace, and from the store for the rest.
 */
final class Assembly {
  private record ChunkWork(ManifestEntry entry, int index, String sha256) {}

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
  private final Set<ManifestEntry> adopted = new HashSet<>();
  private long wouldFetchObjects;
  private long wouldFetchBytes;

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
      plan();
      return new TransferCounts(wouldFetchObjects, wouldFetchBytes, reused.get());
    }
    staged.prepare();
    requireNoTwins();
    adoptWholeFiles();
    requireSpace();
    List<ChunkWork> chunks = new ArrayList<>();
    Map<String, List<ManifestEntry>> packs = new LinkedHashMap<>();
    sort(chunks, packs);
    long bytes = target.size() - adopted.stream().mapToLong(ManifestEntry::size).sum();
    listener.on(new TransferEvent.Planned(bytes));
    Buffers buffers = new Buffers(layout.chunk(), workers.jobs());
    workers.forEach(chunks, work -> buffers.with(buffer -> fill(work, buffer)));
    PackFetch packFetch = new PackFetch(target, staged, local, fetcher, listener);
    Buffers packBuffers = new Buffers(layout.pack(), workers.jobs());
    workers.forEach(
        packs.entrySet(),
        pack -> packBuffers.with(buffer -> packFetch.fill(pack.getKey(), pack.getValue(), buffer)));
    reused.addAndGet(packFetch.reusedBytes());
    finish();
    return new TransferCounts(fetcher.objects(), fetcher.bytes(), reused.get());
  }

  private void plan() {
    Map<String, Long> packs = new LinkedHashMap<>();
    Set<String> chunks = new HashSet<>();
    for (ManifestEntry entry : target.entries()) {
      if (entry.size() == 0 || entry.isLink() || local.sameFile(entry).isPresent()) {
        reused.addAndGet(entry.size());
      } else if (entry.location() instanceof Location.Chunks located) {
        for (int i = 0; i < located.chunks().size(); i++) {
          String sha256 = located.chunks().get(i);
          if (!local.hasChunk(sha256) && chunks.add(sha256)) {
            wouldFetchObjects++;
            wouldFetchBytes += layout.chunkLength(entry.size(), i);
          }
        }
      } else if (entry.location() instanceof Location.InPack located) {
        packs.merge(located.pack(), entry.size(), Long::sum);
      }
    }
    wouldFetchObjects += packs.size();
    wouldFetchBytes += packs.values().stream().mapToLong(Long::longValue).sum();
  }

  /** On a file system that folds case or Unicode forms, one of two twins would be lost. */
  private void requireNoTwins() {
    Optional<List<String>> twins = ManifestValidator.twins(target);
    if (twins.isEmpty()) {
      return;
    }
    Path probe = folder.resolve("a-case-probe");
    try {
      Files.createFile(probe);
      boolean folds = Files.exists(folder.resolve("A-CASE-PROBE"));
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
          entry.isLink() || entry.size() == 0 ? Optional.empty() : local.sameFile(entry);
      if (same.isPresent() && staged.adopt(entry, same.get().file().file())) {
        adopted.add(entry);
        reused.addAndGet(entry.size());
      }
    }
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

  private void sort(List<ChunkWork> chunks, Map<String, List<ManifestEntry>> packs) {
    for (ManifestEntry entry : target.entries()) {
      if (adopted.contains(entry)) {
        continue;
      }
      if (entry.location() instanceof Location.Chunks located) {
        for (int i = 0; i < located.chunks().size(); i++) {
          chunks.add(new ChunkWork(entry, i, located.chunks().get(i)));
        }
      } else if (entry.location() instanceof Location.InPack located) {
        packs.computeIfAbsent(located.pack(), pack -> new ArrayList<>()).add(entry);
      }
    }
  }

  private ChunkWork fill(ChunkWork work, byte[] buffer) {
    int length = layout.chunkLength(work.entry.size(), work.index);
    if (staged.holdsChunk(work.entry, work.index, work.sha256, buffer)) {
      reused.addAndGet(length);
    } else {
      if (local.readChunk(work.sha256, buffer, length)) {
        reused.addAndGet(length);
      } else {
        fetcher.chunk(work.sha256, buffer, length);
      }
      staged.write(work.entry, (long) work.index * layout.chunk(), buffer, 0, length);
    }
    listener.on(new TransferEvent.Advanced(length));
    return work;
  }

  /** Files first, links last, so that no write ever goes through a link. */
  private void finish() {
    List<ManifestEntry> files =
        target.entries().stream().filter(e -> !e.isLink() && !adopted.contains(e)).toList();
    workers.forEach(files, staged::finish);
    target.entries().stream().filter(ManifestEntry::isLink).forEach(staged::finish);
    staged.requireComplete();
  }

  /** Saves the digests just verified, so that the next command need not read the files again. */
  void remember(Path swapped, HashCache cache) {
    for (ManifestEntry entry : target.entries()) {
      if (!entry.isLink()) {
        Path file = swapped.resolve(entry.path());
        FileStamp stamp = StagedFolder.stamp(file);
        List<String> chunks =
            entry.location() instanceof Location.Chunks located
                ? located.chunks()
                : entry.size() == 0 ? List.of() : List.of(entry.digest().hex());
        boolean program = entry.mode() == FileMode.EXECUTABLE;
        cache.keep(
            new TreeFile(entry.path(), file, stamp), new HashCache.Facts(stamp, chunks, program));
      }
    }
    cache.save();
  }
}
