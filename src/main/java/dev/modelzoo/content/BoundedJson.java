package dev.modelzoo.content;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;
import java.util.zip.ZipException;

/** Ends a manifest that grows far beyond what it was packed into. */
final class BoundedJson extends FilterInputStream {
  private final ManifestLimits limits;
  private final LongSupplier packed;
  private long produced;

  BoundedJson(InputStream in, ManifestLimits limits, LongSupplier packed) {
    super(in);
    this.limits = limits;
    this.packed = packed;
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
    if (limits.exceededBy(produced, packed.getAsLong())) {
      throw new ZipException("it unpacks to far more than a manifest has");
    }
    return count;
  }
}
