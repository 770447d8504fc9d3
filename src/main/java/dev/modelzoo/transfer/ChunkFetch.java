package dev.modelzoo.transfer;

import dev.modelzoo.content.ChunkLayout;
import dev.modelzoo.content.Location;
import dev.modelzoo.content.ManifestEntry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Brings chunks to their places in large files; one that many places need is fetched once. */
final class ChunkFetch {
  private record Place(ManifestEntry entry, int index) {}

  /** A chunk that has places to go to. */
  record Wanted(String sha256, int length, List<Place> places) {
    long bytes() {
      return (long) length * places.size();
    }
  }

  /** A hostile manifest may give two lengths to one digest; at most one of them will be right. */
  private record Name(String sha256, int length) {}

  private final ChunkLayout layout;
  private final StagedFolder staged;
  private final LocalBytes local;
  private final ObjectFetcher fetcher;
  private final TransferListener listener;
  private final AtomicLong reused = new AtomicLong();

  ChunkFetch(
      ChunkLayout layout,
      StagedFolder staged,
      LocalBytes local,
      ObjectFetcher fetcher,
      TransferListener listener) {
    this.layout = layout;
    this.staged = staged;
    this.local = local;
    this.fetcher = fetcher;
    this.listener = listener;
  }

  /** The chunks of those of {@code entries} that are kept in chunks, in their order. */
  static List<Wanted> of(Collection<ManifestEntry> entries, ChunkLayout layout) {
    Map<Name, List<Place>> places = new LinkedHashMap<>();
    for (ManifestEntry entry : entries) {
      if (entry.location() instanceof Location.Chunks located) {
        for (int i = 0; i < located.chunks().size(); i++) {
          Name name = new Name(located.chunks().get(i), layout.chunkLength(entry.size(), i));
          places.computeIfAbsent(name, n -> new ArrayList<>()).add(new Place(entry, i));
        }
      }
    }
    List<Wanted> wanted = new ArrayList<>();
    places.forEach((name, at) -> wanted.add(new Wanted(name.sha256, name.length, at)));
    return wanted;
  }

  long reusedBytes() {
    return reused.get();
  }

  /**
   * Writes a chunk to all of its places that a killed pull did not fill.
   *
   * @param buffer room for a chunk
   */
  Wanted fill(Wanted chunk, byte[] buffer) {
    List<Place> missing = new ArrayList<>();
    List<Place> filled = new ArrayList<>();
    for (Place place : chunk.places) {
      boolean holds = staged.holdsChunk(place.entry, place.index, chunk.sha256, buffer);
      (holds ? filled : missing).add(place);
    }
    reused.addAndGet((long) filled.size() * chunk.length);
    ObjectProgress progress = progress(chunk);
    if (!missing.isEmpty()) {
      read(chunk, filled, buffer, progress);
      for (Place place : missing) {
        long offset = (long) place.index * layout.chunk();
        staged.write(place.entry, offset, buffer, 0, chunk.length);
      }
    }
    progress.finish();
    return chunk;
  }

  private ObjectProgress progress(Wanted chunk) {
    ManifestEntry first = chunk.places.get(0).entry;
    TransferEvent.Subject subject = new TransferEvent.Subject(first.path(), first.size());
    return new ObjectProgress(listener, subject, chunk.length, chunk.bytes());
  }

  /** Whether {@link #fill} would have to fetch it. */
  boolean isAway(Wanted chunk, byte[] buffer) {
    return !local.hasChunk(chunk.sha256)
        && chunk.places.stream()
            .noneMatch(at -> staged.holdsChunk(at.entry, at.index, chunk.sha256, buffer));
  }

  private void read(Wanted chunk, List<Place> filled, byte[] buffer, ObjectProgress progress) {
    for (Place place : filled) {
      if (staged.holdsChunk(place.entry, place.index, chunk.sha256, buffer)) {
        return;
      }
    }
    if (local.readChunk(chunk.sha256, buffer, chunk.length)) {
      reused.addAndGet(chunk.length);
    } else {
      fetcher.chunk(chunk.sha256, buffer, chunk.length, progress);
    }
  }
}
