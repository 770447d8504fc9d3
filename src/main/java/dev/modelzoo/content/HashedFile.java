package dev.modelzoo.content;

import java.util.List;
import java.util.Optional;

/**
 * A file with its digests, or a link with its target.
 *
 * @param chunks SHA-256 of each chunk in order; none for an empty file or a link
 * @param executable its effective mode, see {@link FileMode#EXECUTABLE}
 * @param target of a link
 */
public record HashedFile(
    TreeFile file, List<String> chunks, boolean executable, Optional<String> target) {
  public HashedFile {
    chunks = List.copyOf(chunks);
  }

  public String path() {
    return file.path();
  }

  public Digest digest() {
    return target
        .map(text -> Digest.sha256(Sha256.hex(text)))
        .orElseGet(() -> FileDigest.ofChunks(chunks));
  }

  /** Bytes of the file; of a link, those of its target. */
  public long size() {
    return file.size();
  }

  /** The manifest's line of this file, with its bytes at {@code location}. */
  public ManifestEntry toEntry(Location location) {
    if (target.isPresent()) {
      return ManifestEntry.link(path(), target.get());
    }
    return ManifestEntry.file(path(), executable, size(), digest(), location);
  }
}
