package dev.modelzoo.testing;

import java.util.Random;

/** Bytes that no two seeds share and no packing shrinks. */
public final class TestBytes {
  private TestBytes() {}

  public static byte[] random(long seed, int length) {
    byte[] bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }
}
