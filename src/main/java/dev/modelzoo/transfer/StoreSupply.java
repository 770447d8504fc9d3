package dev.modelzoo.transfer;

import dev.modelzoo.content.ChunkLayout;
import dev.modelzoo.content.Location;
import dev.modelzoo.content.Manifest;
import dev.modelzoo.content.ManifestEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Brings the chunks and packs of a version from its store. */
final class StoreSupply implements Supply {
  private final ChunkLayout layout;
  private final Workers workers;
  private final TransferListener listener;
  private final ObjectFetcher fetcher;

  StoreSupply(
      VersionStore versions, Workers workers, TransferListener listener, ChunkPlaces places) {
    this.layout = versions.layout();
    this.workers = workers;
    this.listener = listener;
    this.fetcher = new ObjectFetcher(versions, listener, places);
  }

  @Override
  public TransferCounts plan(Manifest target, StagedFolder staged, LocalBytes local) {
    staged.look();
    byte[] buffer = new byte[Math.max(layout.chunk(), layout.smallFile())];
    long objects = 0;
    long bytes = 0;
    ChunkFetch chunks = new ChunkFetch(layout, staged, local, fetcher, listener);
    for (ChunkFetch.Wanted chunk : ChunkFetch.of(target.entries(), layout)) {
      if (chunks.isAway(chunk, buffer)) {
        objects++;
        bytes += chunk.length();
      }
    }
    PackFetch packs = new PackFetch(target, staged, local, fetcher, listener);
    List<ManifestEntry> missing =
        target.entries().stream()
            .filter(entry -> entry.location() instanceof Location.InPack)
            .filter(entry -> packs.isAway(entry, buffer))
            .toList();
    for (Map.Entry<String, List<ManifestEntry>> pack : byPack(missing).entrySet()) {
      objects++;
      bytes += packs.stretch(pack.getKey(), pack.getValue()).length();
    }
    return new TransferCounts(objects, bytes, Math.max(0, target.size() - bytes));
  }

  @Override
  public TransferCounts fill(
      Manifest target, List<ManifestEntry> missing, StagedFolder staged, LocalBytes local) {
    ChunkFetch chunks = new ChunkFetch(layout, staged, local, fetcher, listener);
    fillChunks(ChunkFetch.of(missing, layout), chunks);
    PackFetch packs = new PackFetch(target, staged, local, fetcher, listener);
    fillPacks(byPack(missing), packs);
    return new TransferCounts(
        fetcher.objects(), fetcher.bytes(), chunks.reusedBytes() + packs.reusedBytes());
  }

  private void fillChunks(List<ChunkFetch.Wanted> chunks, ChunkFetch fetch) {
    listener.on(
        new TransferEvent.Planned(chunks.stream().mapToLong(ChunkFetch.Wanted::bytes).sum()));
    Buffers buffers = new Buffers(layout.chunk(), workers.jobs());
    workers.forEach(chunks, chunk -> buffers.with(buffer -> fetch.fill(chunk, buffer)));
  }

  private void fillPacks(Map<String, List<ManifestEntry>> packs, PackFetch fetch) {
    listener.on(
        new TransferEvent.Planned(
            packs.values().stream().flatMap(List::stream).mapToLong(ManifestEntry::size).sum()));
    Buffers buffers = new Buffers(layout.pack(), workers.jobs());
    workers.forEach(
        packs.entrySet(),
        pack -> buffers.with(buffer -> fetch.fill(pack.getKey(), pack.getValue(), buffer)));
  }

  private static Map<String, List<ManifestEntry>> byPack(List<ManifestEntry> entries) {
    Map<String, List<ManifestEntry>> packs = new LinkedHashMap<>();
    for (ManifestEntry entry : entries) {
      if (entry.location() instanceof Location.InPack located) {
        packs.computeIfAbsent(located.pack(), pack -> new ArrayList<>()).add(entry);
      }
    }
    return packs;
  }
}
