package dev.modelzoo.transfer;

import dev.modelzoo.content.ChunkLayout;
import dev.modelzoo.content.Location;
import dev.modelzoo.content.Manifest;
import dev.modelzoo.content.ManifestEntry;
import dev.modelzoo.store.ObjectKey;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Where the bytes of a chunk are to be had. */
@FunctionalInterface
interface ChunkPlaces {
  /** Part of an object, from byte {@code offset} on. */
  record Place(ObjectKey key, long offset) {}

  /** In a store: an object of its own, named by its digest. */
  ChunkPlaces OBJECTS = sha256 -> new Place(StoreKeys.chunk(sha256), 0);

  Place of(String sha256);

  /** In a plain tree: in the first file that has it. */
  static ChunkPlaces inFiles(Manifest manifest, ChunkLayout layout) {
    Map<String, Place> places = new HashMap<>();
    for (ManifestEntry entry : manifest.entries()) {
      if (entry.location() instanceof Location.Chunks located) {
        for (int i = 0; i < located.chunks().size(); i++) {
          places.putIfAbsent(
              located.chunks().get(i),
              new Place(new ObjectKey(entry.path()), (long) i * layout.chunk()));
        }
      }
    }
    return sha256 -> Objects.requireNonNull(places.get(sha256), sha256);
  }
}
