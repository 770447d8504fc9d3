package dev.modelzoo.content;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/**
 * Unzips one gzip member, no more than a manifest may have, and nothing behind it. The JDK's own
 * stream passes over rubbish behind the end and goes on to further members, which would let the
 * same object be read in two ways.
 */
final class BoundedGunzip extends InflaterInputStream {
  private static final int HEADER_BYTES = 10;
  private static final int TRAILER_BYTES = 8;
  private static final int DEFLATE = 8;

  /** What the JDK's own writer, {@code gzip -n} and older JDKs say of the system they ran on. */
  private static final List<Integer> SYSTEMS = List.of(0xff, 0x03, 0x00);

  /** Said instead of what zlib says. */
  private static final String CHANGED = "its bytes are not those that were zipped";

  private final CountingInput zipped;
  private final ManifestLimits limits;
  private final CRC32 crc = new CRC32();
  private long produced;
  private boolean ended;

  /** Reads the gzip header; {@code in} stays the caller's to close. */
  BoundedGunzip(InputStream in, ManifestLimits limits) throws IOException {
    this(new CountingInput(in, limits.bytes()), limits);
  }

  private BoundedGunzip(CountingInput zipped, ManifestLimits limits) throws IOException {
    super(zipped, new Inflater(true), 1 << 14);
    this.zipped = zipped;
    this.limits = limits;
    if (!isPlain(zipped.readNBytes(HEADER_BYTES))) {
      inf.end();
      throw new ZipException("it does not begin as a gzip file of a manifest does");
    }
  }

  /** No checksum covers the header, so a damaged one is told by its having one form only. */
  private static boolean isPlain(byte[] header) {
    boolean plain =
        header.length == HEADER_BYTES
            && header[0] == (byte) 0x1f
            && header[1] == (byte) 0x8b
            && header[2] == DEFLATE
            && SYSTEMS.contains(header[HEADER_BYTES - 1] & 0xff);
    for (int i = 3; plain && i < HEADER_BYTES - 1; i++) { // flags, time, level
      plain = header[i] == 0;
    }
    return plain;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int count = inflate(bytes, offset, length);
    if (count < 0) {
      checkEnd();
      return count;
    }
    crc.update(bytes, offset, count);
    produced += count;
    if (limits.exceededBy(produced, zipped.count())) {
      throw new ZipException("it unzips to far more than a manifest has");
    }
    return count;
  }

  private int inflate(byte[] bytes, int offset, int length) throws IOException {
    try {
      return super.read(bytes, offset, length);
    } catch (ZipException e) {
      if (zipped.count() > limits.bytes()) {
        throw e; // our own word
      }
      ZipException damaged = new ZipException(CHANGED);
      damaged.initCause(e);
      throw damaged;
    }
  }

  /** Frees the memory outside of Java; leaves the stream below open. */
  @Override
  public void close() {
    inf.end();
  }

  private void checkEnd() throws IOException {
    if (ended) {
      return;
    }
    ended = true;
    int unread = inf.getRemaining();
    InputStream rest =
        new SequenceInputStream(new ByteArrayInputStream(buf, len - unread, unread), zipped);
    byte[] trailer = rest.readNBytes(TRAILER_BYTES);
    if (trailer.length < TRAILER_BYTES) {
      throw new EOFException("its end is missing");
    }
    ByteBuffer numbers = ByteBuffer.wrap(trailer).order(ByteOrder.LITTLE_ENDIAN);
    if (numbers.getInt() != (int) crc.getValue() || numbers.getInt() != (int) produced) {
      throw new ZipException(CHANGED);
    }
    if (rest.read() >= 0) {
      throw new ZipException("there is more behind its end");
    }
  }
}
