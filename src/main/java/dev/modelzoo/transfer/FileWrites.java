package dev.modelzoo.transfer;

import dev.modelzoo.content.ManifestEntry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Writes bytes of files at their places, from several threads. A kernel lets one thread at a time
 * write into a file and has the others spin, so they wait here instead. Now and then a worker sees
 * what it wrote to the disk while the others receive: left to the end, all would wait for all of
 * it.
 */
final class FileWrites {
  /** Bytes after which a worker sees its file to the disk. */
  private static final long FORCE_EVERY = 64L << 20;

  private final Object[] turns = new Object[64];
  private final AtomicLong unforced = new AtomicLong();

  FileWrites() {
    for (int i = 0; i < turns.length; i++) {
      turns[i] = new Object();
    }
  }

  /** Writes {@code length} bytes from {@code start} on, making the file if need be. */
  void write(ManifestEntry entry, Path file, long offset, byte[] bytes, int start, int length)
      throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
      synchronized (turns[Math.floorMod(entry.path().hashCode(), turns.length)]) {
        for (int done = 0; done < length; ) {
          done += channel.write(piece(bytes, start + done, length - done), offset + done);
        }
      }
      if (unforced.addAndGet(length) >= FORCE_EVERY) {
        unforced.set(0);
        channel.force(false);
      }
    }
  }

  /** At most as much as the JDK should keep outside the heap for a thread. */
  static ByteBuffer piece(byte[] bytes, int start, int length) {
    return ByteBuffer.wrap(bytes, start, Math.min(FolderHasher.PIECE, length));
  }
}
