package dev.modelzoo.transfer;

import dev.modelzoo.content.ChunkLayout;
import dev.modelzoo.content.Location;
import dev.modelzoo.content.Manifest;
import dev.modelzoo.content.ManifestEntry;
import dev.modelzoo.content.Sha256;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/**
 * Reads the files of a version piece by piece, each found to have its digest: from the folder here
 * where it has them, else from the store. Thread-safe.
 */
final class VersionBytes {
  /** A chunk of a file, or a whole small file. */
  record Piece(ManifestEntry entry, String sha256, int length) {}

  private final Manifest version;
  private final ChunkLayout layout;
  private final LocalBytes local;
  private final Optional<ObjectFetcher> store;
  private final TransferListener listener;
  private final Map<String, Long> missingInPacks = new HashMap<>();
  private final Set<String> wholePacks;
  private final PackCache packs;
  private final AtomicLong reused = new AtomicLong();

  VersionBytes(
      Manifest version,
      ChunkLayout layout,
      LocalBytes local,
      Optional<ObjectFetcher> store,
      TransferListener listener) {
    this.version = version;
    this.layout = layout;
    this.local = local;
    this.store = store;
    this.listener = listener;
    this.wholePacks = wholePacks();
    this.packs = new PackCache(wholePacks, this::fetchPack);
  }

  /** Bytes that came from the folder here. */
  long reusedBytes() {
    return reused.get();
  }

  /** All pieces in the order of the manifest. */
  Iterator<Piece> pieces() {
    return version.entries().stream().flatMap(entry -> piecesOf(entry).stream()).iterator();
  }

  /** What would have to be fetched from the store; chunks and packs count once. */
  TransferCounts plan() {
    Map<String, Integer> objects = new HashMap<>();
    Iterator<Piece> pieces = pieces();
    while (pieces.hasNext()) {
      Piece piece = pieces.next();
      if (!local.hasChunk(piece.sha256)) {
        boolean whole =
            piece.entry.location() instanceof Location.InPack at && wholePacks.contains(at.pack());
        if (whole && piece.entry.location() instanceof Location.InPack at) {
          objects.put(at.pack(), Math.toIntExact(version.packs().getOrDefault(at.pack(), 0L)));
        } else {
          objects.put(piece.sha256, piece.length);
        }
      }
    }
    long bytes = objects.values().stream().mapToLong(Integer::longValue).sum();
    return new TransferCounts(objects.size(), bytes, Math.max(0, version.size() - bytes));
  }

  /** Reads a piece; its bytes count as they come, those of a pack with that. */
  byte[] read(Piece piece) {
    byte[] bytes = new byte[piece.length];
    TransferEvent.Subject subject =
        new TransferEvent.Subject(piece.entry.path(), piece.entry.size());
    ObjectProgress progress = new ObjectProgress(listener, subject, piece.length);
    if (local.readChunk(piece.sha256, bytes, piece.length)) {
      reused.addAndGet(piece.length);
      progress.finish();
      return bytes;
    }
    return fetch(piece, bytes, progress);
  }

  private byte[] fetch(Piece piece, byte[] bytes, ObjectProgress progress) {
    ObjectFetcher fetcher = store.orElseThrow(() -> gone(piece.entry));
    if (!(piece.entry.location() instanceof Location.InPack at)) {
      fetcher.chunk(piece.sha256, bytes, piece.length, progress);
      return bytes;
    }
    Optional<byte[]> pack = packs.get(at.pack());
    if (pack.isPresent()) {
      System.arraycopy(pack.get(), (int) at.offset(), bytes, 0, piece.length);
      return verified(piece, at, bytes);
    }
    boolean counted = wholePacks.contains(at.pack()); // it was fetched, and had to go since
    fetcher.range(
        StoreKeys.pack(at.pack()),
        at.offset(),
        bytes,
        piece.length,
        () -> problem(piece, bytes),
        counted ? ObjectProgress.UNHEARD : progress);
    return bytes;
  }

  private List<Piece> piecesOf(ManifestEntry entry) {
    List<String> chunks = entry.chunkDigests();
    return IntStream.range(0, chunks.size())
        .mapToObj(i -> new Piece(entry, chunks.get(i), layout.chunkLength(entry.size(), i)))
        .toList();
  }

  /** Packs that are mostly missing here; of the others a few files are fetched one by one. */
  private Set<String> wholePacks() {
    Map<String, Long> inTar = new HashMap<>();
    for (ManifestEntry entry : version.entries()) {
      if (entry.location() instanceof Location.InPack at && !local.hasChunk(entry.digest().hex())) {
        missingInPacks.merge(at.pack(), entry.size(), Long::sum);
        inTar.merge(at.pack(), entry.size() + TarHeader.BLOCK, Long::sum);
      }
    }
    Set<String> whole = new HashSet<>();
    inTar.forEach(
        (pack, bytes) -> {
          if (bytes * 2 >= version.packs().getOrDefault(pack, 0L)) {
            whole.add(pack);
          }
        });
    return whole;
  }

  private byte[] fetchPack(String pack) {
    byte[] bytes = new byte[Math.toIntExact(version.packs().getOrDefault(pack, 0L))];
    long worth = missingInPacks.getOrDefault(pack, 0L);
    TransferEvent.Subject subject = new TransferEvent.Subject("small files", worth);
    store
        .orElseThrow()
        .range(
            StoreKeys.pack(pack),
            0,
            bytes,
            bytes.length,
            () ->
                Sha256.hex(bytes).equals(pack)
                    ? Optional.empty()
                    : Optional.of("expected sha256:" + pack),
            new ObjectProgress(listener, subject, bytes.length, worth));
    return bytes;
  }

  /** A pack may be right, and a manifest still point to another place in it. */
  private byte[] verified(Piece piece, Location.InPack at, byte[] bytes) {
    Optional<String> wrong = problem(piece, bytes);
    if (wrong.isPresent()) {
      throw store.orElseThrow().corrupt(StoreKeys.pack(at.pack()), wrong.get());
    }
    return bytes;
  }

  private static Optional<String> problem(Piece piece, byte[] bytes) {
    return Sha256.hex(bytes).equals(piece.sha256)
        ? Optional.empty()
        : Optional.of("the bytes of %s are not %s".formatted(piece.entry.path(), piece.sha256));
  }

  private static ZooException gone(ManifestEntry entry) {
    return new ZooException(
        ErrorKind.CONFLICT,
        entry.path() + " changed while it was being read",
        "Stop what writes to it, then run the same command again.");
  }
}
