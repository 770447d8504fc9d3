package dev.modelzoo.transfer;

import dev.modelzoo.content.ChunkLayout;
import dev.modelzoo.content.FileMode;
import dev.modelzoo.content.FileStamp;
import dev.modelzoo.content.HashCache;
import dev.modelzoo.content.HashedFile;
import dev.modelzoo.content.Manifest;
import dev.modelzoo.content.ManifestEntry;
import dev.modelzoo.content.TreeFile;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts the files of a version together in a hidden folder: from what a killed pull left there, from
 * the folder it will replace, and from a store or an archive for the rest.
 */
final class Assembly {
  private final Supply supply;
  private final Workers workers;
  private final Path folder;
  private final Manifest target;
  private final boolean dryRun;
  private final StagedFolder staged;
  private final LocalBytes local;
  private long reused;

  /** Files of the present folder that got a second name in the new one, by entry. */
  private final Map<ManifestEntry, HashedFile> adopted = new HashMap<>();

  /** The stamps with which the files were last known to have the right bytes, by path. */
  private final Map<String, FileStamp> verified = new HashMap<>();

  Assembly(
      Supply supply,
      Workers workers,
      StagedFolder staged,
      Manifest target,
      List<HashedFile> local,
      ChunkLayout layout,
      boolean dryRun) {
    this.supply = supply;
    this.workers = workers;
    this.folder = staged.folder();
    this.target = target;
    this.dryRun = dryRun;
    this.staged = staged;
    this.local = new LocalBytes(local, layout);
  }

  TransferCounts run() {
    if (dryRun) {
      return supply.plan(target, staged, local);
    }
    staged.prepare();
    staged.requireNoTwins();
    adoptWholeFiles();
    staged.requireSpace(target.size() - reused - staged.leftOverBytes());
    List<ManifestEntry> rest =
        target.entries().stream().filter(entry -> !adopted.containsKey(entry)).toList();
    TransferCounts counts = supply.fill(target, rest, staged, local);
    finish(rest);
    return new TransferCounts(counts.objects(), counts.bytes(), reused + counts.reusedBytes());
  }

  private void adoptWholeFiles() {
    for (ManifestEntry entry : target.entries()) {
      Optional<HashedFile> same =
          entry.isLink() || entry.size() == 0 ? Optional.empty() : local.take(entry);
      if (same.isPresent() && staged.adopt(entry, same.get().file().file())) {
        adopted.put(entry, same.get());
        reused += entry.size();
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
    return new HashCache.Facts(stamp, entry.chunkDigests(), entry.mode() == FileMode.EXECUTABLE);
  }
}
