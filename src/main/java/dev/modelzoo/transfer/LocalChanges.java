package dev.modelzoo.transfer;

import dev.modelzoo.content.FileTree;
import dev.modelzoo.content.HashedFile;
import dev.modelzoo.content.Location;
import dev.modelzoo.content.Manifest;
import dev.modelzoo.content.ManifestEntry;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds what a pull would destroy: bytes that stand in the folder and in no version of it. */
final class LocalChanges {
  private static final int SHOWN = 10;

  private LocalChanges() {}

  /**
   * Throws {@code CONFLICT} if a file differs from both {@code base} and {@code target}, or an
   * ignored one stands where the target has an entry.
   */
  static void refuse(
      List<HashedFile> local, FileTree tree, Optional<Manifest> base, Manifest target) {
    List<String> risks = find(local, tree, base, target);
    if (risks.isEmpty()) {
      return;
    }
    String list = String.join("\n  ", risks.subList(0, Math.min(SHOWN, risks.size())));
    String more = risks.size() > SHOWN ? "\n  … and " + (risks.size() - SHOWN) + " more" : "";
    throw new ZooException(
        ErrorKind.CONFLICT,
        "%d local file(s) of %s would be lost:%n  %s%s"
            .formatted(risks.size(), target.id(), list, more),
        "Keep them elsewhere or push them first; or pull with --force to give them up.");
  }

  static List<String> find(
      List<HashedFile> local, FileTree tree, Optional<Manifest> base, Manifest target) {
    Map<String, ManifestEntry> baseEntries = base.map(Manifest::byPath).orElse(Map.of());
    Map<String, ManifestEntry> targetEntries = target.byPath();
    List<String> risks = new ArrayList<>();
    for (HashedFile file : local) {
      ManifestEntry entry = file.toEntry(Location.NOWHERE);
      if (!same(entry, baseEntries.get(file.path()))
          && !same(entry, targetEntries.get(file.path()))) {
        risks.add(file.path());
      }
    }
    for (String ignored : tree.ignored()) {
      if (targetEntries.keySet().stream().anyMatch(path -> overlap(path, ignored))) {
        risks.add(ignored + " (never pushed from here, but in the version)");
      }
    }
    return risks;
  }

  private static boolean same(ManifestEntry entry, @Nullable ManifestEntry other) {
    // A changed mode alone is no loss.
    return other != null
        && entry.size() == other.size()
        && entry.digest().equals(other.digest())
        && entry.isLink() == other.isLink();
  }

  private static boolean overlap(String path, String ignored) {
    return path.equals(ignored) || path.startsWith(ignored + "/") || ignored.startsWith(path + "/");
  }
}
