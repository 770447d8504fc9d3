package dev.modelzoo.transfer;

import dev.modelzoo.store.ObjectKey;
import dev.modelzoo.store.ObjectMetadata;

/** A file of a plain tree, as its store lists it. */
record TreeObject(ObjectMetadata metadata) {
  String path() {
    return metadata.key().value();
  }

  ObjectKey key() {
    return metadata.key();
  }

  long size() {
    return metadata.size();
  }

  /**
   * Whether the bytes are surely still those of {@code other}: a tag changes with them, a time need
   * not where a store has tags, as the same bytes may be put again.
   */
  boolean isStill(ObjectMetadata other) {
    return state().equals(new TreeObject(other).state());
  }

  /** Name and state of the object: as long as it is the same, so are its bytes. One line. */
  String state() {
    String mark =
        metadata
            .etag()
            .map(tag -> tag.replaceAll("[^A-Za-z0-9-]", "_"))
            .orElseGet(() -> metadata.lastModified().toString());
    return size() + "\t" + mark + "\t" + path();
  }
}
