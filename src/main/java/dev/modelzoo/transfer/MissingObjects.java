package dev.modelzoo.transfer;

import dev.modelzoo.content.Manifest;
import dev.modelzoo.store.ObjectKey;
import dev.modelzoo.store.ObjectMetadata;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Asks a store for all objects that a version needs and this push did not send itself: a collection
 * of old objects may have removed them since they were found. Lists them, which takes one request
 * for a thousand objects.
 */
final class MissingObjects {
  private final VersionStore versions;

  MissingObjects(VersionStore versions) {
    this.versions = versions;
  }

  /** Those of {@code manifest} that the store lacks or has in another size, {@code sent} apart. */
  Set<ObjectKey> of(Manifest manifest, Set<ObjectKey> sent) {
    Map<ObjectKey, Long> missing = new HashMap<>(StoreObjects.sizes(manifest, versions.layout()));
    missing.keySet().removeAll(sent);
    if (!missing.isEmpty()) {
      versions.objects().list(StoreKeys.CHUNKS, found -> strike(missing, found));
      versions.objects().list(StoreKeys.PACKS, found -> strike(missing, found));
    }
    return Set.copyOf(missing.keySet());
  }

  private static void strike(Map<ObjectKey, Long> missing, ObjectMetadata found) {
    missing.remove(found.key(), found.size());
  }
}
