package dev.modelzoo.content;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Decides in which packs small files are: those of the parent version stay where they are while at
 * least half of their pack is still used; all others are packed anew, in path order, so that the
 * same files make the same packs on every try.
 *
 * @param kept location by file digest (hexadecimal), in packs of the parent
 * @param fresh files of each pack to be made, one per digest
 */
public record PackPlan(Map<String, Location.InPack> kept, List<List<HashedFile>> fresh) {
  private static final int BLOCK = 512;

  public PackPlan {
    kept = Map.copyOf(kept);
    fresh = List.copyOf(fresh);
  }

  /**
   * Plans packs for {@code files}, which are smaller than {@link ChunkLayout#smallFile} and not
   * empty, in path order.
   *
   * @param parentPacks where the parent version has files, by digest; may be empty
   * @param packSizes bytes of each of the parent's packs
   */
  public static PackPlan of(
      List<HashedFile> files,
      Map<String, Location.InPack> parentPacks,
      Map<String, Long> packSizes,
      ChunkLayout layout) {
    Map<String, HashedFile> byDigest = new LinkedHashMap<>();
    files.forEach(file -> byDigest.putIfAbsent(file.digest().hex(), file));
    Map<String, Long> used = new HashMap<>();
    byDigest.forEach(
        (digest, file) -> {
          Location.InPack place = parentPacks.get(digest);
          if (place != null) {
            used.merge(place.pack(), footprint(file), Long::sum);
          }
        });
    Map<String, Location.InPack> kept = new HashMap<>();
    List<HashedFile> rest = new ArrayList<>();
    byDigest.forEach(
        (digest, file) -> {
          Location.InPack place = parentPacks.get(digest);
          if (place != null && isHalfUsed(place.pack(), used, packSizes)) {
            kept.put(digest, place);
          } else {
            rest.add(file);
          }
        });
    return new PackPlan(kept, group(rest, layout));
  }

  private static boolean isHalfUsed(
      String pack, Map<String, Long> used, Map<String, Long> packSizes) {
    Long size = packSizes.get(pack);
    return size != null && used.getOrDefault(pack, 0L) * 2 >= size - 2 * BLOCK;
  }

  private static List<List<HashedFile>> group(List<HashedFile> files, ChunkLayout layout) {
    List<List<HashedFile>> packs = new ArrayList<>();
    List<HashedFile> pack = new ArrayList<>();
    long size = 2 * BLOCK;
    for (HashedFile file : files) {
      long footprint = footprint(file);
      if (!pack.isEmpty() && size + footprint > layout.pack()) {
        packs.add(List.copyOf(pack));
        pack.clear();
        size = 2 * BLOCK;
      }
      pack.add(file);
      size += footprint;
    }
    if (!pack.isEmpty()) {
      packs.add(List.copyOf(pack));
    }
    return packs;
  }

  /**
   * Bytes a file takes in a tar: header, a longer one for a long or non-ASCII name, and content.
   */
  private static long footprint(HashedFile file) {
    int nameBytes = file.path().getBytes(StandardCharsets.UTF_8).length;
    boolean plainName = nameBytes < 100 && nameBytes == file.path().length();
    long extended = plainName ? 0 : BLOCK + roundUp(nameBytes + 20L);
    return BLOCK + extended + roundUp(file.size());
  }

  private static long roundUp(long bytes) {
    return (bytes + BLOCK - 1) / BLOCK * BLOCK;
  }
}
