package dev.modelzoo.transfer;

import dev.modelzoo.content.ChunkLayout;
import dev.modelzoo.content.FileMode;
import dev.modelzoo.content.FileTree;
import dev.modelzoo.content.HashCache;
import dev.modelzoo.content.HashedFile;
import dev.modelzoo.content.IgnoreRules;
import dev.modelzoo.content.Manifest;
import dev.modelzoo.content.ManifestEntry;
import dev.modelzoo.content.Sha256;
import dev.modelzoo.error.ZooException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a folder here has that a version needs, too. */
public final class LocalBytes {
  private record Place(HashedFile file, int index) {}

  private final ChunkLayout layout;
  private final Map<String, List<HashedFile>> files = new HashMap<>();
  private final Map<String, Place> chunks = new HashMap<>();
  private final Set<Long> taken = new HashSet<>();

  LocalBytes(List<HashedFile> local, ChunkLayout layout) {
    this.layout = layout;
    for (HashedFile file : local) {
      if (!file.file().isLink() && file.size() > 0) {
        files.computeIfAbsent(file.digest().hex(), digest -> new ArrayList<>()).add(file);
        for (int i = 0; i < file.chunks().size(); i++) {
          chunks.putIfAbsent(file.chunks().get(i), new Place(file, i));
        }
      }
    }
  }

  /** Looks at a folder, which need not exist, as a pull does. */
  public static LocalBytes of(
      Path folder, IgnoreRules rules, Path hashCache, FolderHasher hasher, ChunkLayout layout) {
    if (!Files.isDirectory(folder)) {
      return new LocalBytes(List.of(), layout);
    }
    FileTree tree = FileTree.scan(folder, rules);
    return new LocalBytes(hasher.hash(tree, HashCache.open(hashCache, layout)), layout);
  }

  /** Whether all bytes of a version are here. */
  public boolean hasAll(Manifest version) {
    return version.entries().stream()
        .allMatch(entry -> entry.chunkDigests().stream().allMatch(this::hasChunk));
  }

  /**
   * Takes a file with the entry's bytes and, as both will be one file for a while, its mode; if it
   * can be, the one with the same name. No file is taken twice, not even under two names: what are
   * two files in a version must not be one here.
   */
  Optional<HashedFile> take(ManifestEntry entry) {
    boolean executable = entry.mode() == FileMode.EXECUTABLE;
    Optional<HashedFile> same =
        files.getOrDefault(entry.digest().hex(), List.of()).stream()
            .filter(file -> file.digest().equals(entry.digest()))
            .filter(file -> file.file().stamp().hasExecuteBit() == executable)
            .filter(file -> !taken.contains(file.file().stamp().inode()))
            .min(Comparator.comparing(file -> !file.path().equals(entry.path())));
    same.ifPresent(file -> taken.add(file.file().stamp().inode()));
    return same;
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
