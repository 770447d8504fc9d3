package dev.modelzoo.content;

import java.util.List;

/** Where the bytes of a file are in its store. */
public sealed interface Location {
  /** Nowhere: the file has no bytes, or is a link whose target stands in the manifest. */
  record Nowhere() implements Location {}

  /**
   * In chunks, in order.
   *
   * @param chunks the SHA-256 of each in hexadecimal, by which the chunk object is named
   */
  record Chunks(List<String> chunks) implements Location {
    public Chunks {
      chunks = List.copyOf(chunks);
      if (chunks.isEmpty()) {
        throw new IllegalArgumentException("A file in chunks has at least one");
      }
    }
  }

  /**
   * In a pack.
   *
   * @param pack the SHA-256 of the pack in hexadecimal
   * @param offset of the file's first byte in the pack
   */
  record InPack(String pack, long offset) implements Location {
    public InPack {
      if (offset < 0) {
        throw new IllegalArgumentException("Negative offset: " + offset);
      }
    }
  }

  Location NOWHERE = new Nowhere();
}
