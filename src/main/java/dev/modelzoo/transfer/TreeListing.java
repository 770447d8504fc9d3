package dev.modelzoo.transfer;

import dev.modelzoo.content.PathOrder;
import dev.modelzoo.content.PathRules;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.store.ObjectMetadata;
import dev.modelzoo.store.ObjectStore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The files of a plain tree. Names in a bucket come from anybody: what could not be a path of a
 * version is refused.
 *
 * @param objects in path order, without {@code .zoo-manifest.json}
 * @param leftOut paths of objects that no version has: below {@code .git}, and {@code .zooignore}
 */
record TreeListing(List<TreeObject> objects, List<String> leftOut) {
  /** As many as a manifest may have. */
  private static final int MAX_FILES = 2_000_000;

  private static final int PAGE = 1000;

  TreeListing {
    objects = List.copyOf(objects);
    leftOut = List.copyOf(leftOut);
  }

  /** Reads all pages. */
  static TreeListing read(ObjectStore store) {
    List<TreeObject> objects = new ArrayList<>();
    List<String> leftOut = new ArrayList<>();
    store.list("", object -> sort(store, object, objects, leftOut));
    objects.sort(Comparator.comparing(TreeObject::path, PathOrder.BY_BYTES));
    requireFilesOrFolders(store, objects);
    requireNoVersions(store, objects);
    return new TreeListing(objects, leftOut);
  }

  long size() {
    return objects.stream().mapToLong(TreeObject::size).sum();
  }

  /** Requests that reading it took, as {@link dev.modelzoo.store.CountingObjectStore} counts. */
  long requests() {
    return Math.max(1, (objects.size() + leftOut.size() + PAGE - 1) / PAGE);
  }

  /** A file that is not as it was in {@code before}, or in one of the two only. */
  Optional<String> difference(TreeListing before) {
    for (int i = 0; i < Math.max(objects.size(), before.objects.size()); i++) {
      if (i >= objects.size()) {
        return Optional.of(before.objects.get(i).path());
      }
      if (i >= before.objects.size() || !before.objects.get(i).isStill(objects.get(i).metadata())) {
        return Optional.of(objects.get(i).path());
      }
    }
    return Optional.empty();
  }

  private static void sort(
      ObjectStore store, ObjectMetadata object, List<TreeObject> objects, List<String> leftOut) {
    String path = object.key().value();
    if (object.key().equals(PlainTree.MANIFEST)) {
      return;
    }
    if (isLeftOut(path)) {
      leftOut.add(path);
      return;
    }
    PathRules.problem(path)
        .ifPresent(
            problem -> {
              throw refused(store, "the name of an object is " + problem + ": " + shown(path));
            });
    if (objects.size() == MAX_FILES) {
      throw refused(store, "more than " + MAX_FILES + " objects are there");
    }
    objects.add(new TreeObject(object));
  }

  private static boolean isLeftOut(String path) {
    return path.equals(".git")
        || path.startsWith(".git/")
        || path.contains("/.git/")
        || path.endsWith("/.git")
        || path.equals(".zooignore")
        || path.endsWith("/.zooignore");
  }

  /** A bucket may have {@code a} and {@code a/b}; a disk may not. */
  private static void requireFilesOrFolders(ObjectStore store, List<TreeObject> objects) {
    Set<String> files = new HashSet<>();
    objects.forEach(object -> files.add(object.path()));
    for (TreeObject object : objects) {
      String path = object.path();
      for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
        if (files.contains(path.substring(0, slash))) {
          throw refused(
              store,
              "'%s' is a file and, by '%s', a folder".formatted(path.substring(0, slash), path));
        }
      }
    }
  }

  /** A store of versions that lost its marker is no tree: its chunks are nobody's files. */
  private static void requireNoVersions(ObjectStore store, List<TreeObject> objects) {
    Optional<TreeObject> version =
        objects.stream().filter(o -> StoreKeys.versionOf(o.key()).isPresent()).findFirst();
    if (version.isPresent() && store.head(PlainTree.MANIFEST).isEmpty()) {
      throw new ZooException(
          ErrorKind.CORRUPT,
          "%s has versions beside it, but is missing".formatted(store.location(StoreKeys.MARKER)),
          "Is this an incomplete copy? Then copy all of it again, else ask its owner. Nothing was"
              + " changed here.");
    }
  }

  private static String shown(String path) {
    return "'" + path.replaceAll("\\p{C}", "?") + "'";
  }

  private static ZooException refused(ObjectStore store, String problem) {
    return new ZooException(
        ErrorKind.CORRUPT,
        "the tree of " + store.location(PlainTree.MANIFEST) + " cannot be pulled: " + problem,
        "Ask its owner to rename or remove it. Nothing was changed here.");
  }
}
