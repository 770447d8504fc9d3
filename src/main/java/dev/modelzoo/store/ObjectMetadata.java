package dev.modelzoo.store;

import java.time.Instant;

/**
 * What a store says of an object.
 *
 * @param size bytes
 * @param lastModified by the store's clock
 */
public record ObjectMetadata(ObjectKey key, long size, Instant lastModified) {
  public ObjectMetadata {
    if (size < 0) {
      throw new IllegalArgumentException("Negative size of " + key + ": " + size);
    }
  }
}
