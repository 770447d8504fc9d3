package dev.modelzoo.content;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Unzips no more than a manifest may have: 512 MiB, and 200 times what came in. */
final class BoundedGunzip extends FilterInputStream {
  private static final long MAX_BYTES = 512L << 20;
  private static final int MAX_RATIO = 200;

  /** Small manifests may well shrink by more than the ratio. */
  private static final long FREE_BYTES = 1 << 20;

  private final CountingInput zipped;
  private long produced;

  /** What the JDK's own writer, {@code gzip -n} and older JDKs say of the system they ran on. */
  private static final List<Integer> SYSTEMS = List.of(0xff, 0x03, 0x00);

  private static final int HEADER_BYTES = 10;

  BoundedGunzip(InputStream in) throws IOException {
    this(new CountingInput(withCheckedHeader(in)));
  }

  private BoundedGunzip(CountingInput zipped) throws IOException {
    super(new GZIPInputStream(zipped, 1 << 14));
    this.zipped = zipped;
  }

  /** No checksum covers the header, so a damaged one is told by its having one form only. */
  private static InputStream withCheckedHeader(InputStream in) throws IOException {
    byte[] header = in.readNBytes(HEADER_BYTES);
    boolean plain = header.length == HEADER_BYTES && SYSTEMS.contains(header[9] & 0xff);
    for (int i = 3; plain && i < HEADER_BYTES - 1; i++) { // flags, time, level
      plain = header[i] == 0;
    }
    if (!plain) {
      throw new ZipException("its gzip header is not that of a manifest");
    }
    return new SequenceInputStream(new ByteArrayInputStream(header), in);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int count = super.read(bytes, offset, length);
    produced += Math.max(count, 0);
    if (produced > MAX_BYTES || produced > FREE_BYTES + MAX_RATIO * zipped.count) {
      throw new ZipException("it unzips to far more than a manifest has");
    }
    return count;
  }

  private static final class CountingInput extends FilterInputStream {
    private long count;

    CountingInput(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int one = super.read();
      count += one < 0 ? 0 : 1;
      return one;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = super.read(bytes, offset, length);
      count += Math.max(read, 0);
      return read;
    }
  }
}
