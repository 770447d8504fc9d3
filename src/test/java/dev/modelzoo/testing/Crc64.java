package dev.modelzoo.testing;

/**
 * CRC-64/XZ (polynomial ECMA-182, reflected), which OSS calls {@code crc64ecma}: one table, for
 * servers that must not share the code of what they test.
 */
final class Crc64 {
  private static final long POLYNOMIAL = 0xC96C5795D7870F42L;
  private static final long[] TABLE = table();

  private Crc64() {}

  static long of(byte[] bytes) {
    long crc = ~0L;
    for (byte value : bytes) {
      crc = TABLE[(int) ((crc ^ value) & 0xff)] ^ (crc >>> 8);
    }
    return ~crc;
  }

  private static long[] table() {
    long[] table = new long[256];
    for (int i = 0; i < table.length; i++) {
      long value = i;
      for (int bit = 0; bit < 8; bit++) {
        value = (value & 1) == 0 ? value >>> 1 : (value >>> 1) ^ POLYNOMIAL;
      }
      table[i] = value;
    }
    return table;
  }
}
