package dev.modelzoo.cli.workflow;

import dev.modelzoo.content.EntryId;
import dev.modelzoo.content.EntryKind;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.registry.RemoteUrl;
import dev.modelzoo.registry.ZooRoot;
import dev.modelzoo.store.ObjectStore;
import dev.modelzoo.transfer.StoreKeys;
import dev.modelzoo.transfer.VersionStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A place that has models and test sets below it, whether a zoo knows them or not.
 *
 * @param root to which {@code file:} urls are relative
 */
record RemotePlace(Workflows world, RemoteUrl url, ZooRoot root) {
  /** A model or a test set there. */
  record Item(EntryKind kind, EntryId id, RemoteUrl url) {}

  /**
   * The place that a command means.
   *
   * @param typed by the user; empty for where new entries of this zoo go
   * @param setting the place where there is no zoo, if one is set
   */
  static RemotePlace of(Workflows world, Optional<String> typed, Optional<String> setting) {
    Optional<String> named =
        typed.or(() -> world.zooIfAny().isPresent() ? Optional.empty() : setting);
    return new RemotePlace(
        world,
        named.map(RemoteUrl::parse).orElseGet(() -> world.zoo().place()),
        named.isPresent() ? new ZooRoot(world.workingFolder()) : world.root());
  }

  /**
   * All that it has; needs the right to list.
   *
   * @throws ZooException of kind NOT_FOUND if there is nothing
   */
  List<Item> items() {
    List<Item> items = new ArrayList<>();
    try (ObjectStore store = world.open(url, root)) {
      for (EntryKind kind : EntryKind.values()) {
        for (String name : store.folders(kind.folder() + "/")) {
          if (EntryId.isValid(name)) {
            EntryId id = new EntryId(name);
            items.add(new Item(kind, id, url.entry(kind, id)));
          }
        }
      }
      if (items.isEmpty()) {
        throw nothing(store.head(StoreKeys.MARKER).isPresent());
      }
    }
    return items;
  }

  private ZooException nothing(boolean isEntry) {
    return new ZooException(
        ErrorKind.NOT_FOUND,
        isEntry
            ? "%s is the place of one model or test set".formatted(url)
            : "there is no model and no test set at %s".formatted(url),
        isEntry
            ? "Name the place above it, which has models/ or datasets/ in it."
            : "Name the place that has models/ or datasets/ in it. What answers there, says:"
                + " zoo doctor --remote "
                + url);
  }

  /** Opens one of them, and closes it again. */
  <T> T with(Item item, Function<VersionStore, T> work) {
    try (ObjectStore store = world.open(item.url(), root)) {
      return work.apply(world.versions(store));
    }
  }
}
