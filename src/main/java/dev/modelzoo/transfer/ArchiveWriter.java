package dev.modelzoo.transfer;

import dev.modelzoo.content.EntryId;
import dev.modelzoo.content.Manifest;
import dev.modelzoo.content.ManifestEntry;
import dev.modelzoo.content.ManifestWriter;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes a version as {@code .tar.zst} (docs/formats.md): first its manifest, then its files in the
 * manifest's order. The same version makes the same bytes.
 */
final class ArchiveWriter implements AutoCloseable {
  private static final int END_BLOCKS = 2;

  private final OutputStream tar;
  private final EntryId id;

  /** Closing the writer closes {@code out}, too. */
  ArchiveWriter(OutputStream out, EntryId id) throws IOException {
    this.tar = ZstdStreams.packing(out);
    this.id = id;
  }

  /** Writes the manifest twice, once to learn its length: it may be too large to keep. */
  void manifest(Manifest manifest) throws IOException {
    ByteCount count = new ByteCount();
    ManifestWriter.writePlain(manifest, count);
    tar.write(TarHeader.ofManifest(id, count.bytes));
    ManifestWriter.writePlain(manifest, tar);
    pad(count.bytes);
  }

  /** What comes before the bytes of an entry. */
  void begin(ManifestEntry entry) throws IOException {
    tar.write(TarHeader.of(id, entry));
  }

  void bytes(byte[] bytes, int length) throws IOException {
    tar.write(bytes, 0, length);
  }

  /** What comes behind them. */
  void end(ManifestEntry entry) throws IOException {
    pad(entry.isLink() ? 0 : entry.size());
  }

  /** Ends the tar; without this it is recognisably cut off. */
  void finish() throws IOException {
    tar.write(new byte[END_BLOCKS * TarHeader.BLOCK]);
  }

  @Override
  public void close() throws IOException {
    tar.close();
  }

  private void pad(long size) throws IOException {
    tar.write(new byte[TarHeader.padding(size)]);
  }

  private static final class ByteCount extends OutputStream {
    private long bytes;

    @Override
    public void write(int b) {
      bytes++;
    }

    @Override
    public void write(byte[] buffer, int offset, int length) {
      bytes += length;
    }
  }
}
