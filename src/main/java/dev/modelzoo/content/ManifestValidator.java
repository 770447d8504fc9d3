package dev.modelzoo.content;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Refuses manifests that would write outside their folder, over each other, or whose numbers do not
 * add up. A manifest comes from a store, and so from anybody.
 */
public final class ManifestValidator {
  private final String source;
  private final ChunkLayout layout;

  public ManifestValidator(String source, ChunkLayout layout) {
    this.source = source;
    this.layout = layout;
  }

  /** Returns the manifest if it can be believed; throws {@link BadManifestException} if not. */
  public Manifest validated(Manifest manifest) {
    Set<String> files = new HashSet<>();
    Set<String> folders = new HashSet<>();
    long total = 0;
    for (ManifestEntry entry : manifest.entries()) {
      PathRules.problem(entry.path()).ifPresent(problem -> refuse(entry, problem));
      if (!files.add(entry.path())) {
        refuse(entry, "the path is there twice");
      }
      addParents(entry.path(), folders);
      checkContent(entry, manifest.packs());
      total = addExact(entry, total);
    }
    for (ManifestEntry entry : manifest.entries()) {
      if (folders.contains(entry.path())) {
        refuse(entry, "it is a file or link, but another entry lies below it");
      }
    }
    Digest actual = ContentDigest.of(manifest.entries());
    if (!actual.equals(manifest.digest())) {
      throw new BadManifestException(
          source, "its digest is " + manifest.digest() + ", its entries give " + actual);
    }
    return manifest;
  }

  /**
   * Two paths that are one file where case and Unicode forms are folded; empty if there are none.
   */
  public static Optional<List<String>> twins(Manifest manifest) {
    Map<String, String> seen = new HashMap<>();
    for (ManifestEntry entry : manifest.entries()) {
      StringBuilder path = new StringBuilder();
      for (String part : entry.path().split("/", -1)) {
        path.append(path.isEmpty() ? "" : "/").append(part);
        String other = seen.put(PathRules.folded(path.toString()), path.toString());
        if (other != null && !other.contentEquals(path)) {
          return Optional.of(List.of(other, path.toString()));
        }
      }
    }
    return Optional.empty();
  }

  private static void addParents(String path, Set<String> folders) {
    int slash = path.lastIndexOf('/');
    while (slash > 0 && folders.add(path.substring(0, slash))) {
      slash = path.lastIndexOf('/', slash - 1);
    }
  }

  private long addExact(ManifestEntry entry, long total) {
    try {
      return Math.addExact(total, entry.size());
    } catch (ArithmeticException e) {
      throw new BadManifestException(source, "the sizes overflow at " + show(entry.path()), e);
    }
  }

  private void checkContent(ManifestEntry entry, Map<String, Long> packs) {
    if (entry.target().isPresent()) {
      checkLink(entry, entry.target().get());
    } else if (entry.location() instanceof Location.Chunks located) {
      checkChunks(entry, located.chunks());
    } else if (entry.location() instanceof Location.InPack located) {
      checkPack(entry, located, packs);
    } else if (entry.size() != 0 || !entry.digest().equals(FileDigest.EMPTY)) {
      refuse(entry, "it has bytes, but neither chunks nor a pack");
    }
  }

  private void checkLink(ManifestEntry entry, String target) {
    PathRules.linkProblem(entry.path(), target).ifPresent(problem -> refuse(entry, problem));
    if (!entry.sameContent(ManifestEntry.link(entry.path(), target))) {
      refuse(entry, "size or digest are not those of the link's target");
    }
  }

  private void checkChunks(ManifestEntry entry, List<String> chunks) {
    long expected = (entry.size() + layout.chunk() - 1) / layout.chunk();
    if (chunks.size() != expected) {
      refuse(entry, chunks.size() + " chunks for " + entry.size() + " bytes");
    }
    for (String chunk : chunks) {
      if (!Digest.isHex(chunk)) {
        refuse(entry, "a chunk is not named by 64 hexadecimal digits");
      }
    }
    if (!FileDigest.ofChunks(chunks).equals(entry.digest())) {
      refuse(entry, "its digest is not that of its chunks");
    }
  }

  private void checkPack(ManifestEntry entry, Location.InPack located, Map<String, Long> packs) {
    Long size = packs.get(located.pack());
    if (size == null) {
      throw new BadManifestException(
          source, show(entry.path()) + " is in a pack that the manifest does not name");
    }
    if (size > layout.pack()) { // it is read into memory
      refuse(entry, "its pack is too large: " + size + " bytes");
    }
    if (located.offset() > size || entry.size() > size - located.offset()) {
      refuse(entry, "it reaches beyond the end of its pack");
    }
    if (!entry.digest().algorithm().equals(Digest.SHA256)) {
      refuse(entry, "a file in a pack has a plain SHA-256");
    }
  }

  private void refuse(ManifestEntry entry, String problem) {
    throw new BadManifestException(source, show(entry.path()) + ": " + problem);
  }

  /** A hostile path must not play with the terminal. */
  private static String show(String path) {
    String cut = path.length() > 200 ? path.substring(0, 200) + "…" : path;
    return "'" + cut.replaceAll("\\p{C}", "?") + "'";
  }
}
