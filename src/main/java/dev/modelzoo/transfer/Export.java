package dev.modelzoo.transfer;

import dev.modelzoo.content.ChunkLayout;
import dev.modelzoo.content.Manifest;
import dev.modelzoo.content.ManifestEntry;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/**
 * Writes a version as one archive. Bytes that the folder here has are not fetched; all are compared
 * with their digests on the way, wherever they come from.
 */
public final class Export {
  private final Manifest version;
  private final Optional<ObjectFetcher> fetcher;
  private final VersionBytes bytes;
  private final Workers workers;
  private final TransferListener listener;

  /**
   * Prepares to export a version.
   *
   * @param local what the folder here has, at whatever version it is
   * @param store where to fetch the rest; may be missing if there is none
   */
  public Export(
      Manifest version,
      ChunkLayout layout,
      LocalBytes local,
      Optional<VersionStore> store,
      Workers workers,
      TransferListener listener) {
    this.version = version;
    this.fetcher =
        store.map(versions -> new ObjectFetcher(versions, listener, ChunkPlaces.OBJECTS));
    this.bytes = new VersionBytes(version, layout, local, fetcher, listener);
    this.workers = workers;
    this.listener = listener;
  }

  /** What would be fetched. */
  public TransferCounts plan() {
    return bytes.plan();
  }

  /**
   * Writes the archive.
   *
   * @param out is closed, also on failure
   * @throws IOException if {@code out} fails; what else fails is a ZooException
   */
  public TransferCounts run(OutputStream out) throws IOException {
    listener.on(new TransferEvent.Planned(version.size()));
    try (out;
        ReadAhead<VersionBytes.Piece> pieces =
            new ReadAhead<>(bytes.pieces(), VersionBytes.Piece::length, bytes::read, workers);
        ArchiveWriter archive = new ArchiveWriter(out, version.id())) {
      archive.manifest(version);
      for (ManifestEntry entry : version.entries()) {
        archive.begin(entry);
        for (int i = 0; i < entry.chunkDigests().size(); i++) {
          byte[] piece = pieces.next();
          archive.bytes(piece, piece.length);
        }
        archive.end(entry);
        if (entry.isLink()) {
          listener.on(new TransferEvent.Advanced(entry.size()));
        }
      }
      archive.finish();
    }
    return new TransferCounts(
        fetcher.map(ObjectFetcher::objects).orElse(0L),
        fetcher.map(ObjectFetcher::bytes).orElse(0L),
        bytes.reusedBytes());
  }
}
