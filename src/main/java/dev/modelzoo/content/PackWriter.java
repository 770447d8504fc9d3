package dev.modelzoo.content;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * Writes one pack: a plain POSIX tar whose entries have zero times, owner 0 and mode 644 or 755, so
 * that the same files make the same bytes. {@code tar -x} restores them without zoo.
 */
public final class PackWriter {
  /** A finished pack: its bytes, their SHA-256 in hexadecimal, and each file's offset by digest. */
  @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
  public record Pack(byte[] bytes, String sha256, Map<String, Long> offsets) {
    public Pack {
      offsets = Map.copyOf(offsets);
    }
  }

  private static final int EXECUTABLE = 0100755;
  private static final int PLAIN = 0100644;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final TarArchiveOutputStream tar;
  private final Map<String, Long> offsets = new HashMap<>();

  public PackWriter() {
    tar = new TarArchiveOutputStream(bytes, 512, StandardCharsets.UTF_8.name());
    tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
    tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
    tar.setAddPaxHeadersForNonAsciiNames(true);
  }

  /** Adds a file: the first {@code length} bytes of {@code content}, found to have its digest. */
  public void add(HashedFile file, byte[] content, int length) {
    TarArchiveEntry entry = new TarArchiveEntry(file.path(), true);
    entry.setSize(length);
    entry.setModTime(0L);
    entry.setMode(file.executable() ? EXECUTABLE : PLAIN);
    entry.setIds(0, 0);
    entry.setNames("", "");
    try {
      tar.putArchiveEntry(entry);
      offsets.put(file.digest().hex(), tar.getBytesWritten());
      tar.write(content, 0, length);
      tar.closeArchiveEntry();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends the tar; nothing can be added afterwards. */
  public Pack finish() {
    try {
      tar.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    byte[] all = bytes.toByteArray();
    return new Pack(all, Sha256.hex(all), offsets);
  }
}
