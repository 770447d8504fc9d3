package dev.modelzoo.transfer;

import dev.modelzoo.content.ChunkLayout;
import dev.modelzoo.content.HashedFile;
import dev.modelzoo.content.ManifestEntry;
import dev.modelzoo.content.Sha256;
import dev.modelzoo.error.ZooException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the present folder has that the wanted version needs too. */
final class LocalBytes {
  private record Place(HashedFile file, int index) {}

  private final ChunkLayout layout;
  private final Map<String, HashedFile> files = new HashMap<>();
  private final Map<String, Place> chunks = new HashMap<>();

  LocalBytes(List<HashedFile> local, ChunkLayout layout) {
    this.layout = layout;
    for (HashedFile file : local) {
      if (!file.file().isLink() && file.size() > 0) {
        files.putIfAbsent(file.digest().hex(), file);
        for (int i = 0; i < file.chunks().size(); i++) {
          chunks.putIfAbsent(file.chunks().get(i), new Place(file, i));
        }
      }
    }
  }

  /** A file with the entry's bytes and, as both will be one file for a while, its mode. */
  Optional<HashedFile> sameFile(ManifestEntry entry) {
    HashedFile file = files.get(entry.digest().hex());
    boolean executable = entry.mode() == dev.modelzoo.content.FileMode.EXECUTABLE;
    return file != null
            && file.digest().equals(entry.digest())
            && file.file().stamp().hasExecuteBit() == executable
        ? Optional.of(file)
        : Optional.empty();
  }

  /** Whether {@link #readChunk} may find the chunk. */
  boolean hasChunk(String sha256) {
    return chunks.containsKey(sha256);
  }

  /** Reads a chunk from the disk; false if it is not there, or not any more. */
  boolean readChunk(String sha256, byte[] buffer, int length) {
    Place place = chunks.get(sha256);
    if (place == null) {
      return false;
    }
    try {
      FolderHasher.readFully(
          place.file.file(), (long) place.index * layout.chunk(), buffer, length);
    } catch (ZooException e) {
      return false; // gone or changed since it was hashed: the store has it
    }
    return Sha256.hex(buffer, 0, length).equals(sha256);
  }
}
