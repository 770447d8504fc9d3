package dev.modelzoo.transfer;

import dev.modelzoo.content.ChunkLayout;
import dev.modelzoo.content.Manifest;
import dev.modelzoo.content.ManifestEntry;
import dev.modelzoo.content.ManifestReader;
import dev.modelzoo.content.Sha256;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.FileErrors;
import dev.modelzoo.error.ZooException;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a version from an archive that anybody may have made. Nothing in it is obeyed: once its
 * manifest has been found believable, every byte that follows is known beforehand or has a digest,
 * and the first that differs ends the reading.
 */
public final class ArchiveReader implements AutoCloseable {
  /** Takes verified bytes, which are valid until it returns. */
  @FunctionalInterface
  interface Sink {
    Sink NONE = (entry, offset, bytes, length) -> {};

    void chunk(ManifestEntry entry, long offset, byte[] bytes, int length);
  }

  private static final int MAGIC_BYTES = 4;
  private static final int END_BLOCKS = 2;

  private final String name;
  private final ChunkLayout layout;
  private final Source source;
  private final InputStream tar;
  private final Manifest manifest;
  private boolean ended;

  /**
   * Begins to read an archive and takes in its manifest.
   *
   * @param in is closed with the reader, or if this fails
   * @param name of the archive in messages
   * @throws ZooException of kind {@code CORRUPT} if it is none, or must not be believed
   */
  public static ArchiveReader open(InputStream in, String name, ChunkLayout layout) {
    Source source = new Source(in);
    try {
      return new ArchiveReader(source, name, layout);
    } catch (IOException e) {
      closeQuietly(source, e);
      throw broken(name, source, e);
    } catch (RuntimeException e) {
      closeQuietly(source, e);
      throw e;
    }
  }

  private ArchiveReader(Source source, String name, ChunkLayout layout) throws IOException {
    this.name = name;
    this.layout = layout;
    this.source = source;
    byte[] start = source.readNBytes(MAGIC_BYTES);
    if (!ZstdStreams.isMagic(start)) {
      throw damaged(name, "it does not begin as a zstd file does", null);
    }
    this.tar =
        ZstdStreams.unpacking(new SequenceInputStream(new ByteArrayInputStream(start), source));
    this.manifest = readManifest();
  }

  /** The version that the archive claims to hold; believable, and nothing more until read. */
  public Manifest manifest() {
    return manifest;
  }

  private Manifest readManifest() throws IOException {
    byte[] block = tar.readNBytes(TarHeader.BLOCK);
    Optional<TarHeader.ManifestFacts> facts =
        block.length < TarHeader.BLOCK ? Optional.empty() : TarHeader.readManifest(block);
    if (facts.isEmpty()) {
      throw damaged(name, "it does not begin with ID/" + TarHeader.MANIFEST, null);
    }
    long size = facts.get().size();
    Bounded json = new Bounded(tar, size);
    Manifest read = new ManifestReader("of " + name, layout).readPlain(json, source::count);
    if (json.left > 0) {
      throw damaged(name, "it is cut off", null);
    }
    if (!read.id().equals(facts.get().id())) {
      throw damaged(name, "its folder is not named as the manifest says", null);
    }
    requireZeros(TarHeader.padding(size));
    return read;
  }

  /** Whether the whole has been read and found right. */
  boolean isVerified() {
    return ended;
  }

  /**
   * Reads all that follows the manifest, once, to the very end.
   *
   * @param sink gets the bytes of files in the manifest's order, each piece verified
   */
  void readAll(Sink sink, TransferListener listener) {
    try {
      listener.on(new TransferEvent.Planned(manifest.size()));
      byte[] buffer = new byte[layout.chunk()];
      for (ManifestEntry entry : manifest.entries()) {
        requireHeader(entry);
        if (entry.isLink()) {
          listener.on(new TransferEvent.Advanced(entry.size()));
        } else {
          readFile(entry, buffer, sink, listener);
        }
      }
      requireZeros(END_BLOCKS * TarHeader.BLOCK);
      if (tar.read() >= 0) {
        throw damaged(name, "there is more behind its end", null);
      }
      ended = true;
    } catch (IOException e) {
      throw broken(name, source, e);
    }
  }

  private void requireHeader(ManifestEntry entry) throws IOException {
    byte[] expected = TarHeader.of(manifest.id(), entry);
    byte[] actual = tar.readNBytes(expected.length);
    if (Arrays.equals(expected, actual)) {
      return;
    }
    if (actual.length < TarHeader.BLOCK) {
      throw damaged(name, "it is cut off", null);
    }
    throw damaged(
        name,
        "'%s' should follow as its manifest has it, but there is %s"
            .formatted(entry.path(), TarHeader.describe(actual)),
        null);
  }

  private void readFile(ManifestEntry entry, byte[] buffer, Sink sink, TransferListener listener)
      throws IOException {
    List<String> chunks = entry.chunkDigests();
    for (int i = 0; i < chunks.size(); i++) {
      int length = layout.chunkLength(entry.size(), i);
      ObjectProgress progress =
          new ObjectProgress(
              listener, new TransferEvent.Subject(entry.path(), entry.size()), length);
      // Not closed, as there is more behind it.
      if (progress.reading(tar, 0).readNBytes(buffer, 0, length) < length) {
        throw damaged(name, "it is cut off", null);
      }
      if (!Sha256.hex(buffer, 0, length).equals(chunks.get(i))) {
        throw damaged(name, "the bytes of '" + entry.path() + "' differ from their digest", null);
      }
      sink.chunk(entry, (long) i * layout.chunk(), buffer, length);
    }
    requireZeros(TarHeader.padding(entry.size()));
  }

  private void requireZeros(int length) throws IOException {
    byte[] bytes = tar.readNBytes(length);
    if (bytes.length < length) {
      throw damaged(name, "it is cut off", null);
    }
    for (byte b : bytes) {
      if (b != 0) {
        throw damaged(name, "it has entries that its manifest lacks, or bytes between them", null);
      }
    }
  }

  @Override
  public void close() {
    try {
      tar.close();
    } catch (IOException e) {
      // All that was wanted has been read and verified by now.
      ended = true;
    }
  }

  private static void closeQuietly(InputStream in, Exception failure) {
    try {
      in.close();
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  private static ZooException broken(String name, Source source, IOException e) {
    IOException failure = source.failure;
    return failure != null
        ? FileErrors.translate("read", Path.of(name), failure)
        : damaged(name, "it cannot be unpacked: " + ZooException.reason(e), e);
  }

  private static ZooException damaged(String name, String problem, @Nullable Throwable cause) {
    return new ZooException(
        ErrorKind.CORRUPT,
        "refused the archive " + name + ": " + problem,
        "Nothing was changed. Copy it again, or export it again where it came from (zoo export).",
        cause);
  }

  /** The archive as it lies on the disk: counts, and tells a bad disk from bad content. */
  private static final class Source extends FilterInputStream {
    private long count;
    private @Nullable IOException failure;

    Source(InputStream in) {
      super(in);
    }

    long count() {
      return count;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      try {
        int read = super.read(bytes, offset, length);
        count += Math.max(read, 0);
        return read;
      } catch (IOException e) {
        failure = e;
        throw e;
      }
    }
  }

  /** So many bytes of a stream, which stays open. */
  private static final class Bounded extends FilterInputStream {
    private long left;

    Bounded(InputStream in, long size) {
      super(in);
      this.left = size;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      if (left == 0) {
        return -1;
      }
      int read = super.read(bytes, offset, (int) Math.min(length, left));
      left -= Math.max(read, 0);
      return read;
    }

    @Override
    public void close() {
      // The rest of the archive is behind it.
    }
  }
}
