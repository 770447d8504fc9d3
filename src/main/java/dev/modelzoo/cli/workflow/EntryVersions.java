package dev.modelzoo.cli.workflow;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.registry.Pin;
import dev.modelzoo.registry.RemoteUrl;
import dev.modelzoo.registry.ZooEntry;
import dev.modelzoo.registry.ZooFile;
import dev.modelzoo.store.CountingObjectStore;
import dev.modelzoo.transfer.PlainTree;
import dev.modelzoo.transfer.VersionStore;
import java.nio.file.Files;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * The published versions of an entry, while its store is open.
 *
 * @param pin what the registry says of the entry
 * @param requests how many the store got so far
 */
record EntryVersions(VersionStore store, RemoteUrl url, Pin pin, LongSupplier requests) {
  /** Opens the store of an entry, which must have versions, for as long as {@code action}. */
  static <T> T with(Workflows world, Entry entry, Function<EntryVersions, T> action) {
    return with(
        world,
        entry,
        action,
        tree -> {
          throw new ZooException(
              ErrorKind.USAGE,
              "%s is a plain tree at %s: it has no versions".formatted(entry.shown(), tree.url()),
              "To have versions there from now on: zoo push %s %s --layout store"
                  .formatted(entry.kind().option(), entry.id()));
        });
  }

  /** As above; {@code onTree} instead where a plain tree is. */
  static <T> T with(
      Workflows world,
      Entry entry,
      Function<EntryVersions, T> action,
      Function<EntryTree, T> onTree) {
    ZooFile zoo = world.zoo();
    RemoteUrl url = zoo.url(entry.kind(), entry.id());
    try (CountingObjectStore store = new CountingObjectStore(world.open(url, entry.root()))) {
      VersionStore versions = world.versions(store);
      PlainTree tree = new PlainTree(versions);
      Pin pin = zoo.find(entry.kind(), entry.id()).map(ZooEntry::pin).orElse(Pin.NONE);
      if (isStore(versions, tree)) {
        return action.apply(new EntryVersions(versions, url, pin, store::requests));
      }
      if (!tree.exists()) {
        throw absent(world, zoo, entry, url);
      }
      return onTree.apply(new EntryTree(tree, url, pin));
    }
  }

  /** A public bucket often denies what is absent; a tree's manifest then tells. */
  private static boolean isStore(VersionStore versions, PlainTree tree) {
    try {
      return versions.exists();
    } catch (ZooException e) {
      if (e.kind() == ErrorKind.ACCESS_DENIED && tree.manifest().isPresent()) {
        return false;
      }
      throw e;
    }
  }

  private static ZooException absent(Workflows world, ZooFile zoo, Entry entry, RemoteUrl url) {
    if (zoo.find(entry.kind(), entry.id()).isEmpty() && Files.isDirectory(entry.folder())) {
      return new ZooException(
          ErrorKind.NOT_FOUND,
          "%s has not been published yet: there is nothing at %s".formatted(entry.shown(), url),
          "Publish it: zoo push %s %s".formatted(entry.kind().option(), entry.id()));
    }
    if (zoo.find(entry.kind(), entry.id()).isEmpty()) {
      return new Elsewhere(world).unknown(entry.kind(), entry.id());
    }
    return new ZooException(
        ErrorKind.NOT_FOUND,
        "%s is registered at %s, but nothing has been published there (or this place denies it)"
            .formatted(entry.shown(), url),
        "Push it first or ask its owner to, or check the url in zoo.yaml.");
  }
}
