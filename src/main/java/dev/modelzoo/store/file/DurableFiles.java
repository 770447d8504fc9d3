package dev.modelzoo.store.file;

import dev.modelzoo.store.ObjectBody;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/** Writes that survive a power cut once they returned. */
final class DurableFiles {
  /** Bytes per read or write: for each thread the JDK keeps that much memory outside the heap. */
  static final int PIECE = 1 << 18;

  private DurableFiles() {}

  /** Creates the file, which must not exist, and forces its bytes to the disk. */
  static void create(Path path, ObjectBody body) throws IOException {
    try (FileChannel channel =
        FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      InputStream bytes = body.stream(); // which may be held to a speed
      byte[] piece = new byte[Math.min(PIECE, body.length())];
      for (int count = bytes.read(piece); count > 0; count = bytes.read(piece)) {
        ByteBuffer left = ByteBuffer.wrap(piece, 0, count);
        while (left.hasRemaining()) {
          channel.write(left);
        }
      }
      channel.force(true);
    }
  }

  /**
   * Forces the names in a folder to the disk. Where a folder cannot be opened or forced (other
   * systems, some network file systems) there is nothing more to be had.
   */
  static void syncFolder(Path folder) throws IOException {
    FileChannel channel;
    try {
      channel = FileChannel.open(folder, StandardOpenOption.READ);
    } catch (IOException e) {
      return;
    }
    try (channel) {
      channel.force(true);
    } catch (IOException e) {
      if (!isUnsupported(e)) {
        throw e;
      }
    }
  }

  static Path parent(Path path) {
    Path parent = path.getParent();
    if (parent == null) {
      throw new IllegalArgumentException("No folder above " + path);
    }
    return parent;
  }

  /** How many names a file has; 1 where the system does not say. */
  static int linkCount(Path path) throws IOException {
    try {
      return (Integer) Files.getAttribute(path, "unix:nlink", LinkOption.NOFOLLOW_LINKS);
    } catch (UnsupportedOperationException | IllegalArgumentException e) {
      return 1;
    }
  }

  private static boolean isUnsupported(IOException e) {
    String text = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
    return text.contains("invalid argument") || text.contains("not supported");
  }
}
