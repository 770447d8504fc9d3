package dev.modelzoo.store;

import java.time.Instant;
import java.util.Optional;

/**
 * What a store says of an object.
 *
 * @param size bytes
 * @param lastModified by the store's clock
 * @param etag the store's opaque token of this state of the object, without quotes
 * @param checksums of its bytes, as far as this answer of the store has them
 */
public record ObjectMetadata(
    ObjectKey key, long size, Instant lastModified, Optional<String> etag, Checksums checksums) {
  public ObjectMetadata {
    if (size < 0) {
      throw new IllegalArgumentException("Negative size of " + key + ": " + size);
    }
    etag = etag.map(text -> text.replace("\"", ""));
  }

  /** An object of a store that says no more. */
  public ObjectMetadata(ObjectKey key, long size, Instant lastModified) {
    this(key, size, lastModified, Optional.empty(), Checksums.NONE);
  }

  /** This with what a store's answer says of the content. */
  public ObjectMetadata with(Optional<String> newEtag, Checksums newChecksums) {
    return new ObjectMetadata(key, size, lastModified, newEtag, newChecksums);
  }
}
