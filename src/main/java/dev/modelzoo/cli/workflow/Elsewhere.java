package dev.modelzoo.cli.workflow;

import dev.modelzoo.content.EntryId;
import dev.modelzoo.content.EntryKind;
import dev.modelzoo.content.Manifest;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.registry.Pin;
import dev.modelzoo.registry.RemoteUrl;
import dev.modelzoo.registry.Suggestions;
import dev.modelzoo.registry.ZooEntry;
import dev.modelzoo.registry.ZooFile;
import dev.modelzoo.store.ObjectStore;
import dev.modelzoo.transfer.PlainTree;
import dev.modelzoo.transfer.VersionStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Entries that a zoo does not know, at the place where its new ones go: what {@code pull} finds.
 */
final class Elsewhere {
  private final Workflows world;
  private final ZooFile zoo;

  Elsewhere(Workflows world) {
    this.world = world;
    this.zoo = world.zoo();
  }

  /**
   * What the place has of an id: an entry with its url and, where it has versions, the latest of
   * them as its pin.
   *
   * @throws ZooException if the place cannot be asked, or the manifest there is damaged
   */
  Optional<ZooEntry> find(EntryKind kind, EntryId id) {
    RemoteUrl url = zoo.defaultUrl(kind, id);
    try (ObjectStore store = world.open(url, zoo.root())) {
      VersionStore versions = world.versions(store);
      if (versions.exists()) {
        return Optional.of(entry(kind, id, url, versions.latest()));
      }
      PlainTree tree = new PlainTree(versions);
      return tree.exists() ? Optional.of(entry(kind, id, url, Optional.empty())) : Optional.empty();
    }
  }

  private static ZooEntry entry(
      EntryKind kind, EntryId id, RemoteUrl url, Optional<Manifest> latest) {
    Pin pin = latest.map(Pin::of).orElse(Pin.NONE);
    return new ZooEntry(kind, id, Optional.of(url), pin, false, false);
  }

  /** The error for an id that neither the zoo nor that place has, with those that may be meant. */
  ZooException unknown(EntryKind kind, EntryId id) {
    return Suggestions.unknown(zoo, kind, id, zoo.place(), ids(kind));
  }

  /** The same where the user did not say which kind is meant. */
  ZooException unknown(EntryId id) {
    List<String> there = new ArrayList<>(ids(EntryKind.MODEL));
    there.addAll(ids(EntryKind.DATASET));
    return Suggestions.unknown(zoo, id, zoo.place(), there);
  }

  /** None where the place cannot be asked, or does not let itself be listed. */
  private List<String> ids(EntryKind kind) {
    try (ObjectStore store = world.open(zoo.place(), zoo.root())) {
      return store.folders(kind.folder() + "/").stream().filter(EntryId::isValid).toList();
    } catch (ZooException e) {
      world.console().detail(ZooException.reason(e));
      return List.of();
    }
  }
}
