package dev.modelzoo.content;

/**
 * The sizes of the store format, in bytes. There is one layout, {@link #STANDARD}; tests use
 * smaller ones so that a few kilobytes already make many chunks.
 *
 * @param chunk how a large file is cut; also the limit up to which its digest is a plain SHA-256
 * @param smallFile files below this go into packs, others into chunks
 * @param pack most a pack may hold, its tar headers included
 */
public record ChunkLayout(int chunk, int smallFile, int pack) {
  public static final ChunkLayout STANDARD = new ChunkLayout(16 << 20, 1 << 20, 16 << 20);

  public ChunkLayout {
    if (chunk < 1 || smallFile < 1 || smallFile > chunk || pack < smallFile + 4096) {
      throw new IllegalArgumentException(
          "Impossible layout: " + chunk + ", " + smallFile + ", " + pack);
    }
  }

  /** How many chunks a file has; 0 for an empty one. */
  public int chunkCount(long size) {
    return size == 0 ? 0 : Math.toIntExact((size - 1) / chunk + 1); // size + chunk may overflow
  }

  /** Bytes of chunk {@code index} (0-based) of a file: {@link #chunk}, but for the last. */
  public int chunkLength(long size, int index) {
    return (int) Math.min(chunk, size - (long) index * chunk);
  }

  /** Whether a file is kept in a pack; the others are cut into chunks. */
  public boolean isPacked(long size) {
    return size < smallFile;
  }
}
