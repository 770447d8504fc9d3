package dev.modelzoo.content;

import java.security.MessageDigest;
import java.util.List;

/**
 * The digest of a file from the digests of its chunks: of one chunk (or none) it is that SHA-256
 * itself; of several, SHA-256 over their raw 32 bytes in order. So a file is hashed in one pass, by
 * all cores, and every chunk can be checked alone.
 */
public final class FileDigest {
  /** SHA-256 of no bytes. */
  public static final Digest EMPTY = Digest.sha256(Sha256.hex(new byte[0]));

  private FileDigest() {}

  /** Combines {@code chunks}: SHA-256 in hexadecimal, in file order; none for an empty file. */
  public static Digest ofChunks(List<String> chunks) {
    if (chunks.isEmpty()) {
      return EMPTY;
    }
    if (chunks.size() == 1) {
      return Digest.sha256(chunks.get(0));
    }
    MessageDigest sha256 = Sha256.newDigest();
    for (String chunk : chunks) {
      sha256.update(Sha256.raw(chunk));
    }
    return new Digest(Digest.SHA256_OF_CHUNKS, Sha256.finish(sha256));
  }
}
