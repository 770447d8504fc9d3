package dev.modelzoo.transfer;

import dev.modelzoo.content.ChunkLayout;
import dev.modelzoo.content.FileStamp;
import dev.modelzoo.content.FileTree;
import dev.modelzoo.content.HashCache;
import dev.modelzoo.content.HashedFile;
import dev.modelzoo.content.Sha256;
import dev.modelzoo.content.TreeFile;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.FileErrors;
import dev.modelzoo.error.ZooException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Finds the digests of a folder's files, chunk by chunk, on all workers, in one pass. */
public final class FolderHasher {
  /** The file whose mode is executable whatever its bits say. */
  static final String SBI = "SBI";

  private static final int MAGIC_BYTES = 4;

  /**
   * Bytes per call of a file channel: for each thread the JDK keeps as much memory outside the heap
   * as the largest call took.
   */
  static final int PIECE = 1 << 18;

  private final ChunkLayout layout;
  private final Workers workers;
  private final Buffers buffers;
  private final TransferListener listener;

  public FolderHasher(ChunkLayout layout, Workers workers, TransferListener listener) {
    this.layout = layout;
    this.workers = workers;
    this.buffers = new Buffers(layout.chunk(), workers.jobs());
    this.listener = listener;
  }

  /** Hashes what the cache does not know. */
  public List<HashedFile> hash(FileTree tree, HashCache cache) {
    return hash(tree, cache, ChunkSink.NONE);
  }

  /** As above; {@code sink} gets every chunk that had to be read of files that go into chunks. */
  List<HashedFile> hash(FileTree tree, HashCache cache, ChunkSink sink) {
    List<FileWork> works = new ArrayList<>();
    List<Piece> pieces = new ArrayList<>();
    for (TreeFile file : tree.files()) {
      FileWork work = new FileWork(file, layout.chunkCount(file.isLink() ? 0 : file.size()));
      works.add(work);
      Optional<HashCache.Facts> known =
          file.isLink()
              ? Optional.empty()
              : cache.lookUp(file).filter(facts -> facts.chunks().size() == work.chunks.length);
      if (known.isPresent()) {
        cache.keep(file, known.get());
        work.finish(known.get());
      } else {
        for (int i = 0; i < Math.max(1, work.chunks.length); i++) {
          pieces.add(new Piece(work, i));
        }
      }
    }
    listener.on(
        new TransferEvent.Planned(
            pieces.stream().mapToLong(p -> layout.chunkLength(p.work.size(), p.index)).sum()));
    try {
      workers.forEach(pieces, piece -> hash(piece, cache, sink));
    } finally {
      cache.save(); // also after a failure: the next try need not hash again what is done
    }
    return works.stream().map(FileWork::result).toList();
  }

  private void hash(Piece piece, HashCache cache, ChunkSink sink) {
    FileWork work = piece.work;
    if (work.file.isLink()) {
      return;
    }
    boolean chunked = !layout.isPacked(work.size());
    buffers.with(
        buffer -> {
          int length = layout.chunkLength(work.size(), piece.index);
          readFully(work.file, (long) piece.index * layout.chunk(), buffer, length);
          if (piece.index == 0) {
            work.program = looksLikeProgram(buffer, length);
          }
          String sha256 = Sha256.hex(buffer, 0, length);
          if (work.chunks.length > 0) {
            work.chunks[piece.index] = sha256;
          }
          ObjectProgress progress =
              new ObjectProgress(
                  listener, new TransferEvent.Subject(work.file.path(), work.size()), length);
          if (chunked) {
            sink.chunk(buffer, length, sha256, progress);
          }
          progress.finish(); // now, as the sink may send it
          return work;
        });
    if (work.isLastPiece()) {
      checkUnchanged(work.file);
      HashCache.Facts facts =
          new HashCache.Facts(work.file.stamp(), Arrays.asList(work.chunks), work.program);
      work.finish(facts);
      cache.put(work.file, facts, nowNanos());
    }
  }

  /** Reads exactly {@code length} bytes from {@code offset} into {@code buffer}. */
  static void readFully(TreeFile file, long offset, byte[] buffer, int length) {
    try (FileChannel channel =
        FileChannel.open(file.file(), StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
      for (int done = 0; done < length; ) {
        ByteBuffer piece = ByteBuffer.wrap(buffer, done, Math.min(PIECE, length - done));
        int count = channel.read(piece, offset + done);
        if (count < 0) {
          throw changed(file);
        }
        done += count;
      }
    } catch (IOException e) {
      throw FileErrors.translate("read", file.file(), e);
    }
  }

  /** A file that is written to while it is read would be published in a state it never had. */
  static void checkUnchanged(TreeFile file) {
    try {
      if (!FileStamp.of(file.file()).equals(file.stamp())) {
        throw changed(file);
      }
    } catch (IOException e) {
      throw FileErrors.translate("read the metadata of", file.file(), e);
    }
  }

  private static ZooException changed(TreeFile file) {
    return new ZooException(
        ErrorKind.CONFLICT,
        file.file() + " changed while it was being read",
        "Stop what writes to it, then run the same command again.");
  }

  /** Whether the first bytes of a file are those of a script or an ELF program. */
  static boolean startsAsProgram(TreeFile file) {
    int length = (int) Math.min(MAGIC_BYTES, file.size());
    byte[] bytes = new byte[MAGIC_BYTES];
    readFully(file, 0, bytes, length);
    return looksLikeProgram(bytes, length);
  }

  static boolean looksLikeProgram(byte[] bytes, int length) {
    boolean shebang = length >= 2 && bytes[0] == '#' && bytes[1] == '!';
    boolean elf =
        length >= 4 && bytes[0] == 0x7f && bytes[1] == 'E' && bytes[2] == 'L' && bytes[3] == 'F';
    return shebang || elf;
  }

  private static long nowNanos() {
    Instant now = Instant.now();
    return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
  }

  private record Piece(FileWork work, int index) {}

  /** One file's digests while they come in, from several threads. */
  private static final class FileWork {
    private final TreeFile file;
    private final String[] chunks;
    private int missing;
    private volatile boolean program;

    FileWork(TreeFile file, int chunkCount) {
      this.file = file;
      this.chunks = new String[chunkCount];
      this.missing = Math.max(1, chunkCount);
    }

    long size() {
      return file.isLink() ? 0 : file.size();
    }

    synchronized boolean isLastPiece() {
      return --missing == 0;
    }

    synchronized void finish(HashCache.Facts facts) {
      for (int i = 0; i < chunks.length; i++) {
        chunks[i] = facts.chunks().get(i);
      }
      program = facts.program();
    }

    synchronized HashedFile result() {
      if (file.isLink()) {
        return new HashedFile(file, List.of(), false, Optional.of(readTarget()));
      }
      boolean executable = program || file.stamp().hasExecuteBit() || file.path().equals(SBI);
      return new HashedFile(file, Arrays.asList(chunks), executable, Optional.empty());
    }

    private String readTarget() {
      try {
        return Files.readSymbolicLink(file.file()).toString();
      } catch (IOException e) {
        throw FileErrors.translate("read the link", file.file(), e);
      }
    }
  }
}
