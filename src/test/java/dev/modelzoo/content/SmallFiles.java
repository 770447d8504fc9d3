package dev.modelzoo.content;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Hashed files that are on no disk. */
final class SmallFiles {
  private SmallFiles() {}

  /** A file whose bytes nobody asks for; equal {@code seed}s are equal contents. */
  static HashedFile of(String path, long size, String seed) {
    FileStamp stamp = new FileStamp(size, 0, 0, 0, 0100644);
    return new HashedFile(
        new TreeFile(path, Path.of("/nowhere"), stamp),
        List.of(Sha256.hex(seed)),
        false,
        Optional.empty());
  }

  static HashedFile of(String path, byte[] content, boolean executable) {
    FileStamp stamp = new FileStamp(content.length, 0, 0, 0, 0100644);
    return new HashedFile(
        new TreeFile(path, Path.of("/nowhere"), stamp),
        List.of(Sha256.hex(content)),
        executable,
        Optional.empty());
  }
}
