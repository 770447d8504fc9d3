package dev.modelzoo.cli.workflow;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.registry.Pin;
import dev.modelzoo.registry.RemoteUrl;
import dev.modelzoo.registry.Suggestions;
import dev.modelzoo.registry.ZooEntry;
import dev.modelzoo.registry.ZooFile;
import dev.modelzoo.store.CountingObjectStore;
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
  /** Opens the store of an entry, which must have been published, for as long as {@code action}. */
  static <T> T with(Workflows world, Entry entry, Function<EntryVersions, T> action) {
    ZooFile zoo = world.zoo();
    RemoteUrl url = zoo.url(entry.kind(), entry.id());
    try (CountingObjectStore store = new CountingObjectStore(world.open(url, entry.root()))) {
      VersionStore versions = world.versions(store);
      if (!versions.exists()) {
        throw absent(zoo, entry, url);
      }
      Pin pin = zoo.find(entry.kind(), entry.id()).map(ZooEntry::pin).orElse(Pin.NONE);
      return action.apply(new EntryVersions(versions, url, pin, store::requests));
    }
  }

  private static ZooException absent(ZooFile zoo, Entry entry, RemoteUrl url) {
    if (zoo.find(entry.kind(), entry.id()).isEmpty() && Files.isDirectory(entry.folder())) {
      return new ZooException(
          ErrorKind.NOT_FOUND,
          "%s has not been published yet: there is nothing at %s".formatted(entry.shown(), url),
          "Publish it: zoo push %s %s".formatted(entry.kind().option(), entry.id()));
    }
    if (zoo.find(entry.kind(), entry.id()).isEmpty()) {
      return Suggestions.unknown(zoo, entry.kind(), entry.id());
    }
    return new ZooException(
        ErrorKind.NOT_FOUND,
        "%s is registered at %s, but nothing has been published there (or this place denies it)"
            .formatted(entry.shown(), url),
        "Push it first or ask its owner to, or check the url in zoo.yaml.");
  }
}
