package dev.modelzoo.transfer;

import dev.modelzoo.content.FileStamp;
import dev.modelzoo.content.FileTree;
import dev.modelzoo.content.HashedFile;
import dev.modelzoo.content.Location;
import dev.modelzoo.content.Manifest;
import dev.modelzoo.content.ManifestEntry;
import dev.modelzoo.content.TreeFile;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds what a pull would destroy: bytes that stand in the folder and in no version of it. */
final class LocalChanges {
  private static final int SHOWN = 10;

  private LocalChanges() {}

  /**
   * Throws {@code CONFLICT} if a file differs from all {@code bases} and {@code target}, or an
   * ignored one stands where the target has an entry.
   *
   * @param bases versions that the folder may be equal to
   */
  static void refuse(List<HashedFile> local, FileTree tree, List<Manifest> bases, Manifest target) {
    refuse(find(local, tree, bases, target), target);
  }

  /**
   * Throws {@code CONFLICT} if the folder holds anything now that it did not hold when it was
   * looked at first: a pull takes its time, and people work on.
   */
  static void refuseNew(FileTree before, FileTree now, Manifest target) {
    Map<String, FileStamp> stamps = new HashMap<>();
    before.files().forEach(file -> stamps.put(file.path(), file.stamp()));
    List<String> risks = new ArrayList<>();
    for (TreeFile file : now.files()) {
      FileStamp stamp = stamps.get(file.path());
      // The pull itself gives files a second name, and takes away those that a killed one gave.
      if (stamp == null || !file.stamp().equalsButForNames(stamp)) {
        risks.add(file.path() + " (changed during this pull)");
      }
    }
    refuse(risks, target);
  }

  private static void refuse(List<String> risks, Manifest target) {
    if (risks.isEmpty()) {
      return;
    }
    String list = String.join("\n  ", risks.subList(0, Math.min(SHOWN, risks.size())));
    String more = risks.size() > SHOWN ? "\n  … and " + (risks.size() - SHOWN) + " more" : "";
    throw new ZooException(
        ErrorKind.CONFLICT,
        "%d local file(s) of %s would be lost:%n  %s%s"
            .formatted(risks.size(), target.id(), list, more),
        ("Keep them elsewhere or push them first. --force of pull and import gives them up:"
                + " zoo pull %s %s --force")
            .formatted(target.kind().option(), target.id()));
  }

  private static List<String> find(
      List<HashedFile> local, FileTree tree, List<Manifest> bases, Manifest target) {
    List<Map<String, ManifestEntry>> published = new ArrayList<>();
    bases.forEach(base -> published.add(base.byPath()));
    Map<String, ManifestEntry> targetEntries = target.byPath();
    published.add(targetEntries);
    List<String> risks = new ArrayList<>();
    for (HashedFile file : local) {
      ManifestEntry entry = file.toEntry(Location.NOWHERE);
      if (published.stream().noneMatch(entries -> same(entry, entries.get(file.path())))) {
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
