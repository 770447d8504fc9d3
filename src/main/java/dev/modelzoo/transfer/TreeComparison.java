package dev.modelzoo.transfer;

import dev.modelzoo.content.HashedFile;
import dev.modelzoo.content.Manifest;
import dev.modelzoo.content.ManifestEntry;
import dev.modelzoo.store.Checksums;
import dev.modelzoo.store.ObjectKey;
import dev.modelzoo.store.ObjectMetadata;
import dev.modelzoo.store.ObjectStore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds the files of a folder that a plain tree lacks or has otherwise: by what was remembered of
 * an object, by the store's checksum of it, or, where it has none, by a manifest that is younger
 * than the object. What none of them vouches for is sent.
 */
final class TreeComparison {
  private final ObjectStore store;
  private final TreeMemory memory;
  private final Optional<Map<String, ManifestEntry>> published;
  private final Instant publishedAt;
  private final Workers workers;

  TreeComparison(
      ObjectStore store, TreeMemory memory, Optional<Manifest> manifest, Workers workers) {
    this.store = store;
    this.memory = memory;
    this.published = manifest.map(Manifest::byPath);
    this.publishedAt =
        manifest
            .flatMap(found -> store.head(PlainTree.MANIFEST))
            .map(ObjectMetadata::lastModified)
            .orElse(Instant.MIN);
    this.workers = workers;
  }

  /** Those to send, in the order of {@code files}; links are none. */
  List<HashedFile> different(List<HashedFile> files, Map<ObjectKey, ObjectMetadata> there) {
    Set<String> same = ConcurrentHashMap.newKeySet();
    workers.forEach(
        files,
        file -> {
          ObjectMetadata object = there.get(new ObjectKey(file.path()));
          if (object != null && file.target().isEmpty() && isSame(file, object)) {
            same.add(file.path());
          }
        });
    return files.stream()
        .filter(file -> file.target().isEmpty() && !same.contains(file.path()))
        .toList();
  }

  private boolean isSame(HashedFile file, ObjectMetadata object) {
    if (object.size() != file.size()) {
      return false;
    }
    Optional<TreeMemory.Known> known = memory.whole(new TreeObject(object));
    if (known.isPresent()) {
      return known.get().chunks().equals(file.chunks());
    }
    Checksums checksums =
        object.checksums().isEmpty()
            ? store.head(object.key()).map(ObjectMetadata::checksums).orElse(Checksums.NONE)
            : object.checksums();
    if (!checksums.isEmpty()) {
      return ObjectCheck.of(checksums, file.file().file(), file.size())
          == ObjectCheck.Verdict.RIGHT;
    }
    return isPublished(file) && object.lastModified().isBefore(publishedAt);
  }

  private boolean isPublished(HashedFile file) {
    return published
        .map(entries -> entries.get(file.path()))
        .filter(entry -> !entry.isLink() && entry.digest().equals(file.digest()))
        .isPresent();
  }
}
