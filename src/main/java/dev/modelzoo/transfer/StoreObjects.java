package dev.modelzoo.transfer;

import dev.modelzoo.content.ChunkLayout;
import dev.modelzoo.content.Location;
import dev.modelzoo.content.Manifest;
import dev.modelzoo.content.ManifestEntry;
import dev.modelzoo.store.ObjectKey;
import java.util.Map;
import java.util.TreeMap;

/** The chunks and packs that a version needs. */
final class StoreObjects {
  private StoreObjects() {}

  /** Their sizes in bytes, by key. */
  static Map<ObjectKey, Long> sizes(Manifest manifest, ChunkLayout layout) {
    Map<ObjectKey, Long> sizes = new TreeMap<>();
    for (ManifestEntry entry : manifest.entries()) {
      if (entry.location() instanceof Location.Chunks located) {
        for (int i = 0; i < located.chunks().size(); i++) {
          sizes.put(
              StoreKeys.chunk(located.chunks().get(i)), (long) layout.chunkLength(entry.size(), i));
        }
      }
    }
    manifest.packs().forEach((sha256, size) -> sizes.put(StoreKeys.pack(sha256), size));
    return sizes;
  }
}
