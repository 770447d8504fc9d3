package dev.modelzoo.store.s3;

import dev.modelzoo.content.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * HMAC with SHA-256 (RFC 2104) under one key. That of {@code javax.crypto} loads five providers of
 * algorithms and a policy at its first use, which is a thirtieth of a short command's time. Safe
 * for many threads.
 */
final class HmacSha256 {
  private static final int BLOCK = 64;
  private static final byte INNER = 0x36;
  private static final byte OUTER = 0x5c;

  private final byte[] inner;
  private final byte[] outer;

  /** Of a key of any length, which is copied. */
  HmacSha256(byte[] key) {
    byte[] block = Arrays.copyOf(key.length > BLOCK ? Sha256.newDigest().digest(key) : key, BLOCK);
    this.inner = masked(block, INNER);
    this.outer = masked(block, OUTER);
  }

  private static byte[] masked(byte[] block, byte mask) {
    byte[] masked = new byte[BLOCK];
    for (int i = 0; i < BLOCK; i++) {
      masked[i] = (byte) (block[i] ^ mask);
    }
    return masked;
  }

  /** The 32 bytes of a text in UTF-8. */
  byte[] of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  byte[] of(byte[] message) {
    MessageDigest digest = Sha256.newDigest();
    digest.update(inner);
    byte[] first = digest.digest(message);
    digest.update(outer);
    return digest.digest(first);
  }

  /** Shows no secret. */
  @Override
  public String toString() {
    return "HmacSha256[***]";
  }
}
