package dev.modelzoo.transfer;

import dev.modelzoo.content.ManifestEntry;
import dev.modelzoo.content.PathOrder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** What differs between two versions, or a version and a folder, by path. */
public record VersionDiff(List<Change> changes) {
  /** How a path differs. */
  public enum Kind {
    ADDED('A'),
    REMOVED('D'),
    MODIFIED('M'),
    /** The bytes are equal, the executable mode is not. */
    MODE('T');

    private final char symbol;

    Kind(char symbol) {
      this.symbol = symbol;
    }

    /** The letter that git uses, too. */
    public char symbol() {
      return symbol;
    }
  }

  /** One path; {@code before} and {@code after} are empty where it does not exist. */
  public record Change(
      Kind kind, String path, Optional<ManifestEntry> before, Optional<ManifestEntry> after) {}

  public VersionDiff {
    changes = List.copyOf(changes);
  }

  /** Compares two sets of entries; where their bytes are kept does not matter. */
  public static VersionDiff between(
      Collection<ManifestEntry> before, Collection<ManifestEntry> after) {
    Map<String, ManifestEntry> old = byPath(before);
    Map<String, ManifestEntry> fresh = byPath(after);
    TreeSet<String> paths = new TreeSet<>(PathOrder.BY_BYTES);
    paths.addAll(old.keySet());
    paths.addAll(fresh.keySet());
    List<Change> changes = new ArrayList<>();
    for (String path : paths) {
      Optional<ManifestEntry> was = Optional.ofNullable(old.get(path));
      Optional<ManifestEntry> is = Optional.ofNullable(fresh.get(path));
      kind(was, is).ifPresent(kind -> changes.add(new Change(kind, path, was, is)));
    }
    return new VersionDiff(changes);
  }

  private static Optional<Kind> kind(Optional<ManifestEntry> was, Optional<ManifestEntry> is) {
    if (was.isEmpty()) {
      return Optional.of(Kind.ADDED);
    }
    if (is.isEmpty()) {
      return Optional.of(Kind.REMOVED);
    }
    if (was.get().sameContent(is.get())) {
      return Optional.empty();
    }
    boolean sameBytes =
        was.get().digest().equals(is.get().digest())
            && was.get().size() == is.get().size()
            && was.get().isLink() == is.get().isLink();
    return Optional.of(sameBytes ? Kind.MODE : Kind.MODIFIED);
  }

  private static Map<String, ManifestEntry> byPath(Collection<ManifestEntry> entries) {
    Map<String, ManifestEntry> map = new TreeMap<>(PathOrder.BY_BYTES);
    entries.forEach(entry -> map.put(entry.path(), entry));
    return map;
  }
}
