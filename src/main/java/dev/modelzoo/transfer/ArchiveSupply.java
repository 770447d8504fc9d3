package dev.modelzoo.transfer;

import dev.modelzoo.content.Manifest;
import dev.modelzoo.content.ManifestEntry;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Brings the files of a version from an archive, which is read from end to end in one pass. */
final class ArchiveSupply implements Supply {
  private final ArchiveReader archive;
  private final TransferListener listener;

  ArchiveSupply(ArchiveReader archive, TransferListener listener) {
    this.archive = archive;
    this.listener = listener;
  }

  @Override
  public TransferCounts plan(Manifest target, StagedFolder staged, LocalBytes local) {
    List<ManifestEntry> missing =
        target.entries().stream()
            .filter(entry -> !entry.chunkDigests().stream().allMatch(local::hasChunk))
            .toList();
    long bytes = missing.stream().mapToLong(ManifestEntry::size).sum();
    return new TransferCounts(missing.size(), bytes, target.size() - bytes);
  }

  @Override
  public TransferCounts fill(
      Manifest target, List<ManifestEntry> missing, StagedFolder staged, LocalBytes local) {
    Set<String> paths = new HashSet<>();
    missing.forEach(entry -> paths.add(entry.path()));
    archive.readAll(
        (entry, offset, bytes, length) -> {
          if (paths.contains(entry.path())) { // the others are files of the present folder, too
            staged.write(entry, offset, bytes, 0, length);
          }
        },
        listener);
    return new TransferCounts(
        missing.size(), missing.stream().mapToLong(ManifestEntry::size).sum(), 0);
  }
}
