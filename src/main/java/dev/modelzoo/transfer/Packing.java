package dev.modelzoo.transfer;

import dev.modelzoo.content.ChunkLayout;
import dev.modelzoo.content.HashedFile;
import dev.modelzoo.content.Location;
import dev.modelzoo.content.Manifest;
import dev.modelzoo.content.ManifestEntry;
import dev.modelzoo.content.PackPlan;
import dev.modelzoo.store.ObjectKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where the small files of a version are: in packs of its parent, and in new ones.
 *
 * @param places by file digest (hexadecimal)
 * @param sizes bytes of each of these packs, by SHA-256
 */
record Packing(Map<String, Location.InPack> places, Map<String, Long> sizes) {
  Packing {
    places = Map.copyOf(places);
    sizes = Map.copyOf(sizes);
  }

  /**
   * Plans the packs and sends the new ones.
   *
   * @param lost packs of the parent that the store no longer has
   */
  static Packing send(
      List<HashedFile> files,
      Optional<Manifest> parent,
      Set<ObjectKey> lost,
      ChunkLayout layout,
      Workers workers,
      Uploader uploader) {
    Map<String, Location.InPack> inParent = new HashMap<>();
    parent.ifPresent(manifest -> addPacked(manifest, lost, inParent));
    Map<String, Long> parentSizes = parent.map(Manifest::packs).orElse(Map.of());
    List<HashedFile> small =
        files.stream()
            .filter(f -> !f.file().isLink() && f.size() > 0)
            .filter(f -> layout.isPacked(f.size()))
            .toList();
    PackPlan plan = PackPlan.of(small, inParent, parentSizes, layout);
    Map<String, Location.InPack> places = new HashMap<>(plan.kept());
    Map<String, Long> sizes = new HashMap<>();
    for (Location.InPack place : plan.kept().values()) {
      sizes.put(place.pack(), parentSizes.getOrDefault(place.pack(), 0L));
    }
    new PackUpload(layout, workers, uploader).run(plan.fresh(), places, sizes);
    return new Packing(places, sizes);
  }

  private static void addPacked(
      Manifest manifest, Set<ObjectKey> lost, Map<String, Location.InPack> places) {
    for (ManifestEntry entry : manifest.entries()) {
      if (entry.location() instanceof Location.InPack place
          && !lost.contains(StoreKeys.pack(place.pack()))) {
        places.put(entry.digest().hex(), place);
      }
    }
  }

  /** Where the bytes of a file of the version are. */
  Location locate(HashedFile file, ChunkLayout layout) {
    if (file.file().isLink() || file.size() == 0) {
      return Location.NOWHERE;
    }
    Location.InPack place = places.get(file.digest().hex());
    return place != null && layout.isPacked(file.size())
        ? place
        : new Location.Chunks(file.chunks());
  }
}
