package dev.modelzoo.content;

/**
 * CRC-64/XZ (polynomial of ECMA-182, reflected), which OSS gives for its objects; eight bytes at a
 * time. Not safe for several threads.
 */
public final class Crc64 {
  private static final long POLYNOMIAL = 0xC96C5795D7870F42L;
  private static final int STRIDE = 8;

  /** {@code TABLES[k][b]}: what byte b contributes with k bytes of zero behind it. */
  private static final long[][] TABLES = tables();

  private long state = ~0L;

  public static long of(byte[] bytes, int offset, int length) {
    Crc64 crc = new Crc64();
    crc.update(bytes, offset, length);
    return crc.value();
  }

  /** Takes in more bytes. */
  public void update(byte[] bytes, int offset, int length) {
    long crc = state;
    int at = offset;
    int end = offset + length;
    for (; end - at >= STRIDE; at += STRIDE) {
      for (int i = 0; i < STRIDE; i++) {
        crc ^= (bytes[at + i] & 0xffL) << (8 * i);
      }
      long next = 0;
      for (int i = 0; i < STRIDE; i++) {
        next ^= TABLES[STRIDE - 1 - i][(int) (crc >>> (8 * i)) & 0xff];
      }
      crc = next;
    }
    for (; at < end; at++) {
      crc = TABLES[0][(int) (crc ^ bytes[at]) & 0xff] ^ (crc >>> 8);
    }
    state = crc;
  }

  /** Of all bytes so far; unsigned. */
  public long value() {
    return ~state;
  }

  private static long[][] tables() {
    long[][] tables = new long[STRIDE][256];
    for (int value = 0; value < 256; value++) {
      long crc = value;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 1) == 0 ? crc >>> 1 : (crc >>> 1) ^ POLYNOMIAL;
      }
      tables[0][value] = crc;
    }
    for (int zeros = 1; zeros < STRIDE; zeros++) {
      for (int value = 0; value < 256; value++) {
        long before = tables[zeros - 1][value];
        tables[zeros][value] = tables[0][(int) before & 0xff] ^ (before >>> 8);
      }
    }
    return tables;
  }
}
