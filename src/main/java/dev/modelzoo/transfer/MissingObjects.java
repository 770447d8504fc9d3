package dev.modelzoo.transfer;

import dev.modelzoo.content.Manifest;
import dev.modelzoo.store.ObjectKey;
import dev.modelzoo.store.ObjectStore;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Asks, right before publishing, for every object that was taken over from the parent version
 * unseen: a collection of old objects may have removed it since.
 */
final class MissingObjects {
  /** Objects that the new version needs and the store has no longer. */
  record Lost(List<ObjectKey> keys) {
    Lost {
      keys = List.copyOf(keys);
    }

    boolean isEmpty() {
      return keys.isEmpty();
    }

    boolean hasPacks() {
      return keys.stream().anyMatch(key -> key.value().startsWith("packs/"));
    }
  }

  private final ObjectStore store;
  private final Workers workers;

  MissingObjects(ObjectStore store, Workers workers) {
    this.store = store;
    this.workers = workers;
  }

  Lost amongReused(Manifest manifest, Manifest parent) {
    Set<ObjectKey> reused = new LinkedHashSet<>();
    Set<String> parentChunks = parent.chunks();
    for (String chunk : manifest.chunks()) {
      if (parentChunks.contains(chunk)) {
        reused.add(StoreKeys.chunk(chunk));
      }
    }
    for (String pack : manifest.packs().keySet()) {
      if (parent.packs().containsKey(pack)) {
        reused.add(StoreKeys.pack(pack));
      }
    }
    ConcurrentLinkedQueue<ObjectKey> lost = new ConcurrentLinkedQueue<>();
    workers.forEach(
        reused,
        key -> {
          if (store.head(key).isEmpty()) {
            lost.add(key);
          }
        });
    return new Lost(List.copyOf(lost));
  }
}
