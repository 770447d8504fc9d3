package dev.modelzoo.registry;

import dev.modelzoo.content.EntryKind;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.FileErrors;
import dev.modelzoo.error.ZooException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/** The bytes of one registry file, and their replacement in one step. */
final class RegistryFile {
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final Path file;
  private final byte[] bytes;

  private RegistryFile(Path file, byte[] bytes) {
    this.file = file;
    this.bytes = bytes;
  }

  /** Reads a file; one that does not exist is empty, and made by {@link #write}. */
  static RegistryFile read(Path file) {
    return new RegistryFile(file, bytes(file));
  }

  /** The text without byte order mark. */
  RegistryText text(Optional<EntryKind> flat) {
    int from = hasMark() ? BYTE_ORDER_MARK.length : 0;
    ByteBuffer utf8 = ByteBuffer.wrap(bytes, from, bytes.length - from);
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(utf8).toString();
      return new RegistryText(file.toString(), flat, text);
    } catch (CharacterCodingException e) {
      int line = 1;
      for (int i = 0; i < utf8.position(); i++) {
        line += bytes[i] == '\n' ? 1 : 0;
      }
      throw new ZooException(
          ErrorKind.USAGE, file + ", line " + line + ": not UTF-8", "Save the file as UTF-8.", e);
    }
  }

  /**
   * Replaces the file by {@code text}: whole or not at all, with its mode, through a link to the
   * file that it names.
   *
   * @throws ZooException of kind CONFLICT if the file changed since it was read
   */
  void write(String text) {
    try {
      replace(target(), text);
    } catch (IOException e) {
      throw FileErrors.translate("write", file, e);
    }
  }

  /** Throws {@code ACCESS_DENIED} if {@link #write} would. */
  void requireWritable() {
    try {
      Path folder = target().toAbsolutePath().getParent();
      if (folder != null && !Files.isWritable(folder)) {
        throw new AccessDeniedException(folder.toString());
      }
    } catch (IOException e) {
      throw FileErrors.translate("write", file, e);
    }
  }

  /** The file behind links, which may not exist yet. */
  private Path target() throws IOException {
    Path target = Files.exists(file) ? file.toRealPath() : file;
    if (Files.exists(target) && !Files.isWritable(target)) {
      throw new AccessDeniedException(target.toString());
    }
    return target;
  }

  private void replace(Path target, String text) throws IOException {
    Path folder = target.toAbsolutePath().getParent();
    if (folder == null) {
      throw new FileSystemException(target.toString(), null, "not a file");
    }
    // Not createTempFile, whose files are private: a new registry file has the user's usual mode.
    Path temporary = folder.resolve(".zoo.yaml." + UUID.randomUUID() + ".tmp");
    try {
      try (FileChannel channel =
          FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        if (hasMark()) {
          writeAll(channel, BYTE_ORDER_MARK);
        }
        writeAll(channel, text.getBytes(StandardCharsets.UTF_8));
        channel.force(true);
      }
      copyMode(target, temporary);
      if (!Arrays.equals(bytes(target), bytes)) {
        throw new ZooException(
            ErrorKind.CONFLICT,
            file + " was changed by another program at the same moment",
            "Run the same command again.");
      }
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(temporary);
    }
    syncFolder(folder);
  }

  private boolean hasMark() {
    return bytes.length >= BYTE_ORDER_MARK.length
        && Arrays.equals(
            bytes, 0, BYTE_ORDER_MARK.length, BYTE_ORDER_MARK, 0, BYTE_ORDER_MARK.length);
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      return new byte[0];
    } catch (IOException e) {
      throw FileErrors.translate("read", file, e);
    }
  }

  private static void writeAll(FileChannel channel, byte[] bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }

  private static void copyMode(Path target, Path temporary) throws IOException {
    PosixFileAttributeView view =
        Files.getFileAttributeView(temporary, PosixFileAttributeView.class);
    if (view != null && Files.exists(target)) {
      view.setPermissions(Files.getPosixFilePermissions(target));
    }
  }

  /** Makes the rename itself survive a power cut, where the system lets a folder be synced. */
  private static void syncFolder(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // Not every file system can; the rename has happened all the same.
    }
  }
}
