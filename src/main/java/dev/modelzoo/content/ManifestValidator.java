package dev.modelzoo.content;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Refuses manifests that would write outside their folder, over each other, or whose numbers do not
 * add up. A manifest comes from a store, and so from anybody.
 */
public final class ManifestValidator {
  private static final int SHOWN = 200;
  private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{C}\\u2028\\u2029]");
  private static final Pattern PUSH_ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
  private static final Pattern TOOL = Pattern.compile("[^\\p{C}\\u2028\\u2029]{1,200}");

  private final String source;
  private final ChunkLayout layout;

  public ManifestValidator(String source, ChunkLayout layout) {
    this.source = source;
    this.layout = layout;
  }

  /** Returns the manifest if it can be believed; throws {@link BadManifestException} if not. */
  public Manifest validated(Manifest manifest) {
    checkHead(manifest);
    String previous = "";
    long total = 0;
    for (ManifestEntry entry : manifest.entries()) {
      PathRules.problem(entry.path()).ifPresent(problem -> refuse(entry, problem));
      if (entry.path().equals(previous)) { // they are sorted
        refuse(entry, "the path is there twice");
      }
      previous = entry.path();
      checkContent(entry, manifest.packs());
      total = addExact(entry, total);
    }
    checkNesting(manifest);
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
    List<FoldedPath> paths = new ArrayList<>();
    for (ManifestEntry entry : manifest.entries()) {
      paths.add(new FoldedPath(PathRules.folded(entry.path()), entry.path()));
    }
    paths.sort(Comparator.comparing(FoldedPath::folded, PathOrder.BY_FOLDERS));
    for (int i = 1; i < paths.size(); i++) {
      Optional<List<String>> twins = paths.get(i - 1).twins(paths.get(i));
      if (twins.isPresent()) {
        return twins;
      }
    }
    return Optional.empty();
  }

  private record FoldedPath(String folded, String path) {
    /** The path, or one of its folders, and what of {@code other} is the same when folded. */
    Optional<List<String>> twins(FoldedPath other) {
      String[] foldedParts = folded.split("/", -1);
      String[] otherFoldedParts = other.folded.split("/", -1);
      String[] parts = path.split("/", -1);
      String[] otherParts = other.path.split("/", -1);
      int shared = Math.min(parts.length, otherParts.length);
      for (int i = 0; i < shared && foldedParts[i].equals(otherFoldedParts[i]); i++) {
        if (!parts[i].equals(otherParts[i])) {
          return Optional.of(List.of(start(parts, i + 1), start(otherParts, i + 1)));
        }
      }
      return Optional.empty();
    }

    private static String start(String[] parts, int count) {
      return String.join("/", Arrays.asList(parts).subList(0, count));
    }
  }

  private void checkHead(Manifest manifest) {
    if (!PUSH_ID.matcher(manifest.pushId()).matches()) {
      throw new BadManifestException(source, "its push_id is not 1 to 64 of A-Z a-z 0-9 . _ -");
    }
    if (!TOOL.matcher(manifest.tool()).matches()) {
      throw new BadManifestException(source, "its tool is not 1 to 200 printable characters");
    }
    for (long size : manifest.packs().values()) {
      if (size > layout.pack()) { // it is read into memory
        throw new BadManifestException(source, "a pack of it is too large: " + size + " bytes");
      }
    }
  }

  /** In the order of folders, what lies below a path comes right behind it. */
  private void checkNesting(Manifest manifest) {
    List<ManifestEntry> entries = new ArrayList<>(manifest.entries());
    entries.sort(Comparator.comparing(ManifestEntry::path, PathOrder.BY_FOLDERS));
    for (int i = 1; i < entries.size(); i++) {
      ManifestEntry above = entries.get(i - 1);
      if (entries.get(i).path().startsWith(above.path() + "/")) {
        refuse(above, "it is a file or link, but another entry lies below it");
      }
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
    // Not size + chunk - 1, which may overflow.
    long expected = entry.size() == 0 ? 0 : (entry.size() - 1) / layout.chunk() + 1;
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
    if (located.offset() > size || entry.size() > size - located.offset()) {
      refuse(entry, "it reaches beyond the end of its pack");
    }
    if (!entry.digest().algorithm().equals(Digest.SHA256)
        || entry.size() == 0
        || entry.size() > layout.chunk()) {
      refuse(entry, "a file in a pack has a plain SHA-256, and from 1 byte to a chunk's");
    }
  }

  private void refuse(ManifestEntry entry, String problem) {
    throw new BadManifestException(source, show(entry.path()) + ": " + problem);
  }

  private static String show(String path) {
    return "'" + printable(path) + "'";
  }

  /** The start of a stranger's text, which must not play with the terminal. */
  static String printable(String text) {
    String cut = text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    return UNPRINTABLE.matcher(cut).replaceAll("?");
  }
}
