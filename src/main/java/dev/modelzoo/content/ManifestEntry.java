package dev.modelzoo.content;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * One file or link of a version.
 *
 * @param path relative, parts joined by {@code /}
 * @param size bytes; of a link, those of its target
 * @param target of a link, empty for a file
 */
public record ManifestEntry(
    String path,
    FileMode mode,
    long size,
    Digest digest,
    Location location,
    Optional<String> target) {
  public ManifestEntry {
    if (size < 0) {
      throw new IllegalArgumentException("Negative size of " + path + ": " + size);
    }
    if (target.isPresent() != (mode == FileMode.LINK)) {
      throw new IllegalArgumentException("A link has a target, a file has none: " + path);
    }
    if (target.isPresent() && !location.equals(Location.NOWHERE)) {
      throw new IllegalArgumentException("A link has no bytes in the store: " + path);
    }
  }

  public static ManifestEntry file(
      String path, boolean executable, long size, Digest digest, Location location) {
    FileMode mode = executable ? FileMode.EXECUTABLE : FileMode.PLAIN;
    return new ManifestEntry(path, mode, size, digest, location, Optional.empty());
  }

  /** A symbolic link; its size and digest are those of the target's UTF-8 bytes. */
  public static ManifestEntry link(String path, String target) {
    byte[] bytes = target.getBytes(StandardCharsets.UTF_8);
    return new ManifestEntry(
        path,
        FileMode.LINK,
        bytes.length,
        Digest.sha256(Sha256.hex(bytes)),
        Location.NOWHERE,
        Optional.of(target));
  }

  public boolean isLink() {
    return mode == FileMode.LINK;
  }

  /** SHA-256 of each chunk of a file in order; none for a link or an empty file. */
  public List<String> chunkDigests() {
    if (location instanceof Location.Chunks located) {
      return located.chunks();
    }
    return isLink() || size == 0 ? List.of() : List.of(digest.hex());
  }

  /** Whether both stand for the same path, bytes and mode, wherever the bytes are kept. */
  public boolean sameContent(ManifestEntry other) {
    return path.equals(other.path)
        && mode == other.mode
        && size == other.size
        && digest.equals(other.digest);
  }
}
