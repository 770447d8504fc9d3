package dev.modelzoo.transfer;

import dev.modelzoo.content.ChunkLayout;
import dev.modelzoo.content.FileDigest;
import dev.modelzoo.content.Location;
import dev.modelzoo.content.ManifestEntry;
import dev.modelzoo.content.Sha256;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.store.Checksums;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Brings objects of a plain tree to the disk in ranges, and finds out their digests on the way.
 * What came in is remembered range by range, and a file counts once the store's checksum agrees.
 */
final class TreeFetch {
  private final PlainTree tree;
  private final TreeDigests digests;
  private final StagedFolder staged;
  private final Workers workers;
  private final TransferListener listener;
  private final ChunkLayout layout;
  private final Buffers buffers;
  private final AtomicLong objects = new AtomicLong();
  private final AtomicLong bytes = new AtomicLong();
  private final AtomicLong reused = new AtomicLong();

  TreeFetch(
      PlainTree tree,
      TreeDigests digests,
      StagedFolder staged,
      Workers workers,
      TransferListener listener) {
    this.tree = tree;
    this.digests = digests;
    this.staged = staged;
    this.workers = workers;
    this.listener = listener;
    this.layout = tree.place().layout();
    this.buffers = new Buffers(layout.chunk(), workers.jobs());
  }

  /** Fetches all objects that are not known. */
  TransferCounts run() {
    List<Piece> pieces = new ArrayList<>();
    long total = 0;
    for (TreeObject object : digests.unknown()) {
      Work work = new Work(object, layout.chunkCount(object.size()));
      total += object.size();
      for (int i = 0; i < work.chunks.length; i++) {
        pieces.add(new Piece(work, i));
      }
    }
    listener.on(new TransferEvent.Planned(total));
    workers.forEach(pieces, piece -> buffers.with(buffer -> fetch(piece, buffer)));
    return new TransferCounts(objects.get(), bytes.get(), reused.get());
  }

  private Piece fetch(Piece piece, byte[] buffer) {
    Work work = piece.work;
    int length = layout.chunkLength(work.object.size(), piece.index);
    ObjectProgress progress =
        new ObjectProgress(
            listener, new TransferEvent.Subject(work.object.path(), work.object.size()), length);
    String remembered = digests.memory().chunk(work.object, piece.index).orElse("");
    if (!remembered.isEmpty() && staged.holdsChunk(work.entry, piece.index, remembered, buffer)) {
      work.put(piece.index, remembered, buffer, length);
      reused.addAndGet(length);
    } else {
      read(piece, buffer, length, progress);
    }
    progress.finish();
    if (work.isLastPiece()) {
      finish(work, buffer);
    }
    return piece;
  }

  private void read(Piece piece, byte[] buffer, int length, ObjectProgress progress) {
    TreeObject object = piece.work.object;
    listener.on(new TransferEvent.Started(object.key(), length));
    boolean arrived = false;
    try {
      readFully(object, (long) piece.index * layout.chunk(), buffer, length, progress);
      arrived = true;
    } finally {
      listener.on(
          arrived
              ? new TransferEvent.Finished(object.key())
              : new TransferEvent.Failed(object.key()));
    }
    objects.incrementAndGet();
    bytes.addAndGet(length);
    String sha256 = Sha256.hex(buffer, 0, length);
    staged.write(piece.work.entry, (long) piece.index * layout.chunk(), buffer, 0, length);
    digests.memory().remember(object, piece.index, sha256);
    piece.work.put(piece.index, sha256, buffer, length);
  }

  private void readFully(
      TreeObject object, long offset, byte[] buffer, int length, ObjectProgress progress) {
    int read;
    try (InputStream in = progress.reading(tree.objects().read(object.key(), offset, length), 0)) {
      read = in.readNBytes(buffer, 0, length);
    } catch (IOException e) {
      throw tree.place().broken(object.key(), e);
    } catch (ZooException e) {
      throw e.kind() == ErrorKind.NOT_FOUND ? changed(tree, object.path()) : e;
    }
    if (read < length) {
      throw changed(tree, object.path());
    }
  }

  private void finish(Work work, byte[] buffer) {
    Checksums expected = digests.checksums(work.object);
    ObjectCheck.Verdict verdict = check(work, expected, buffer);
    if (verdict == ObjectCheck.Verdict.WRONG) {
      // A tag may look like the MD5 and be none; and bytes may be wrong on the way only.
      requireSame(work.object);
      expected = digests.asked(work.object);
      verdict = check(work, expected, buffer);
      if (verdict == ObjectCheck.Verdict.WRONG) {
        readAgain(work, buffer);
        verdict = check(work, expected, buffer);
      }
    }
    if (verdict == ObjectCheck.Verdict.WRONG) {
      throw corrupt(work.object);
    }
    boolean checked = verdict == ObjectCheck.Verdict.RIGHT;
    digests.learn(work.object, new TreeMemory.Known(work.chunks(), work.program, checked));
  }

  private void readAgain(Work work, byte[] buffer) {
    long size = work.object.size();
    TransferEvent.Subject subject = new TransferEvent.Subject(work.object.path(), size);
    listener.on(new TransferEvent.TakenBack(subject, size));
    for (int i = 0; i < work.chunks.length; i++) {
      int length = layout.chunkLength(size, i);
      ObjectProgress progress = new ObjectProgress(listener, subject, length);
      read(new Piece(work, i), buffer, length, progress);
      progress.finish();
    }
  }

  /** A file of one piece is in the buffer; others are read once more from the disk. */
  private ObjectCheck.Verdict check(Work work, Checksums expected, byte[] buffer) {
    long size = work.object.size();
    return work.chunks.length == 1
        ? ObjectCheck.of(expected, buffer, (int) size)
        : ObjectCheck.of(expected, staged.path(work.entry), size);
  }

  private void requireSame(TreeObject object) {
    if (tree.objects().head(object.key()).filter(object::isStill).isEmpty()) {
      throw changed(tree, object.path());
    }
  }

  static ZooException changed(PlainTree tree, String path) {
    return new ZooException(
        ErrorKind.CONFLICT,
        "the tree changed while it was being pulled: '%s' in %s"
            .formatted(
                path,
                tree.objects()
                    .location(PlainTree.MANIFEST)
                    .replace(PlainTree.MANIFEST.value(), "")),
        "Nothing was changed here. Pull again when nobody writes there: what arrived is kept.");
  }

  private ZooException corrupt(TreeObject object) {
    return new ZooException(
        ErrorKind.CORRUPT,
        tree.objects().location(object.key()) + " differs from the store's own checksum of it",
        "Nothing was changed here. Pull again; if it stays so, ask its owner to send it again.");
  }

  private record Piece(Work work, int index) {}

  /** One object while its pieces come in, from several threads. */
  private static final class Work {
    private final TreeObject object;
    private final ManifestEntry entry;
    private final String[] chunks;
    private int missing;
    private volatile boolean program;

    Work(TreeObject object, int chunkCount) {
      this.object = object;
      this.entry =
          ManifestEntry.file(
              object.path(), false, object.size(), FileDigest.EMPTY, Location.NOWHERE);
      this.chunks = new String[chunkCount];
      this.missing = chunkCount;
    }

    synchronized void put(int index, String sha256, byte[] buffer, int length) {
      chunks[index] = sha256;
      if (index == 0) {
        program = FolderHasher.looksLikeProgram(buffer, length);
      }
    }

    synchronized boolean isLastPiece() {
      return --missing == 0;
    }

    synchronized List<String> chunks() {
      return Arrays.asList(chunks);
    }
  }
}
