package dev.modelzoo.content;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The rules of docs/formats.md once more, slow and plain, for what a reader let through. */
final class NaiveManifestRules {
  private static final Path TOP = Path.of("/top/of/the/version");

  private NaiveManifestRules() {}

  /** What is wrong with a manifest; empty if nothing is. */
  static List<String> broken(Manifest manifest, ChunkLayout layout) {
    List<String> broken = new ArrayList<>();
    Set<String> paths = new HashSet<>();
    for (ManifestEntry entry : manifest.entries()) {
      if (!paths.add(entry.path())) {
        broken.add("twice: " + entry.path());
      }
      checkPath(entry.path(), broken);
      checkBytes(entry, manifest, layout, broken);
    }
    for (ManifestEntry entry : manifest.entries()) {
      for (String other : paths) {
        if (other.startsWith(entry.path() + "/")) {
          broken.add("below a file: " + other);
        }
      }
    }
    if (!digest(manifest).equals(manifest.digest().toString())) {
      broken.add("digest");
    }
    return broken;
  }

  private static void checkPath(String path, List<String> broken) {
    Path resolved = TOP.resolve(path);
    boolean plain = resolved.normalize().equals(resolved) && resolved.startsWith(TOP);
    if (!plain || resolved.equals(TOP) || !TOP.relativize(resolved).toString().equals(path)) {
      broken.add("not a plain path: " + path);
    }
    if (path.matches("(?s).*[\\x00-\\x1f\\x7f\\\\].*") || path.length() > 1024) {
      broken.add("characters or length: " + path);
    }
    for (Path part : resolved) {
      String name = part.toString();
      int bytes = name.getBytes(StandardCharsets.UTF_8).length;
      if (name.toLowerCase(java.util.Locale.ROOT).startsWith(".zoo")
          || name.equalsIgnoreCase(".git")
          || bytes > 255) {
        broken.add("name: " + path);
      }
    }
  }

  private static void checkBytes(
      ManifestEntry entry, Manifest manifest, ChunkLayout layout, List<String> broken) {
    BigInteger size = BigInteger.valueOf(entry.size());
    if (entry.target().isPresent()) {
      checkLink(entry, entry.target().get(), broken);
    } else if (entry.location() instanceof Location.InPack place) {
      Long pack = manifest.packs().get(place.pack());
      BigInteger end = BigInteger.valueOf(place.offset()).add(size);
      if (pack == null || pack > layout.pack() || end.compareTo(BigInteger.valueOf(pack)) > 0) {
        broken.add("pack: " + entry);
      }
    } else if (entry.location() instanceof Location.Chunks place) {
      BigInteger chunk = BigInteger.valueOf(layout.chunk());
      BigInteger most = chunk.multiply(BigInteger.valueOf(place.chunks().size()));
      if (size.compareTo(most) > 0 || size.compareTo(most.subtract(chunk)) <= 0) {
        broken.add("chunk count: " + entry);
      }
      if (!place.chunks().stream().allMatch(name -> name.matches("[0-9a-f]{64}"))) {
        broken.add("chunk name: " + entry);
      }
    } else if (entry.size() != 0) {
      broken.add("bytes from nowhere: " + entry);
    }
  }

  private static void checkLink(ManifestEntry entry, String target, List<String> broken) {
    Path from = TOP.resolve(entry.path());
    Path parent = from.getParent();
    boolean inside =
        parent != null && parent.resolve(target).normalize().startsWith(TOP) && !target.isEmpty();
    if (!inside
        || target.startsWith("/")
        || target.matches("(\\./|\\.\\./|/)*[^./].*/\\.\\.(/.*)?")) {
      broken.add("link: " + entry);
    }
  }

  private static String digest(Manifest manifest) {
    List<ManifestEntry> sorted = new ArrayList<>(manifest.entries());
    sorted.sort(
        Comparator.comparing(
            e -> e.path().getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned));
    StringBuilder lines = new StringBuilder();
    for (ManifestEntry e : sorted) {
      lines.append(e.mode().symbol()).append(' ').append(e.digest()).append(' ');
      lines.append(e.size()).append(' ').append(e.path()).append('\n');
    }
    return "sha256:" + Sha256.hex(lines.toString());
  }
}
