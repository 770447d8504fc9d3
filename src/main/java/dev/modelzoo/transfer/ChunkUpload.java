package dev.modelzoo.transfer;

import dev.modelzoo.content.ChunkLayout;
import dev.modelzoo.content.HashedFile;
import dev.modelzoo.content.Sha256;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.store.ObjectBody;
import java.util.ArrayList;
import java.util.List;

/** Sends the chunks of files whose digests were known without reading them. */
final class ChunkUpload {
  private record Piece(HashedFile file, int index) {}

  private ChunkUpload() {}

  static void run(ChunkLayout layout, Workers workers, List<HashedFile> files, Uploader uploader) {
    List<Piece> pieces = new ArrayList<>();
    for (HashedFile file : files) {
      for (int i = 0; i < file.chunks().size() && !layout.isPacked(file.size()); i++) {
        if (!uploader.isSettled(StoreKeys.chunk(file.chunks().get(i)))) {
          pieces.add(new Piece(file, i));
        }
      }
    }
    uploader.planned(
        pieces.stream().mapToLong(p -> layout.chunkLength(p.file.size(), p.index)).sum());
    Buffers buffers = new Buffers(layout.chunk(), workers.jobs());
    workers.forEach(pieces, piece -> buffers.with(buffer -> send(layout, piece, buffer, uploader)));
  }

  private static Piece send(ChunkLayout layout, Piece piece, byte[] buffer, Uploader uploader) {
    HashedFile file = piece.file;
    int length = layout.chunkLength(file.size(), piece.index);
    FolderHasher.readFully(file.file(), (long) piece.index * layout.chunk(), buffer, length);
    String sha256 = Sha256.hex(buffer, 0, length);
    requireKnownBytes(file, sha256.equals(file.chunks().get(piece.index)));
    TransferEvent.Subject subject = new TransferEvent.Subject(file.path(), file.size());
    ObjectProgress progress = uploader.progress(subject, length, length);
    uploader.upload(StoreKeys.chunk(sha256), new ObjectBody(buffer, 0, length, sha256), progress);
    progress.finish();
    return piece;
  }

  /** The cache's word is good for skipping work, never for naming bytes that are sent. */
  static void requireKnownBytes(HashedFile file, boolean same) {
    if (!same) {
      throw new ZooException(
          ErrorKind.CONFLICT,
          file.file().file() + " changed while it was being pushed",
          "Stop what writes to it, then push again. If nothing does, delete .zoo/cache and check"
              + " the disk.");
    }
  }
}
