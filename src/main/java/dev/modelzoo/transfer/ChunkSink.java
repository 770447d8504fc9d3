package dev.modelzoo.transfer;

/** Gets the chunks of files while they are hashed, so that they need no second reading. */
@FunctionalInterface
interface ChunkSink {
  /** Keeps nothing. */
  ChunkSink NONE = (buffer, length, sha256, progress) -> {};

  /**
   * Takes the first {@code length} bytes of {@code buffer}, which are valid until it returns.
   * Called on several threads.
   *
   * @param progress to be told while they move; ended by the caller
   */
  void chunk(byte[] buffer, int length, String sha256, ObjectProgress progress);
}
