package dev.modelzoo.content;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/** MD5, which stores name their bytes by. Good against accidents only. */
public final class Md5 {
  private Md5() {}

  public static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("This JDK lacks MD5", e);
    }
  }

  /** As entity tags have it. */
  public static String hex(byte[] bytes, int offset, int length) {
    return HexFormat.of().formatHex(raw(bytes, offset, length));
  }

  /** As the header Content-MD5 has it. */
  public static String base64(byte[] bytes, int offset, int length) {
    return Base64.getEncoder().encodeToString(raw(bytes, offset, length));
  }

  private static byte[] raw(byte[] bytes, int offset, int length) {
    MessageDigest md5 = newDigest();
    md5.update(bytes, offset, length);
    return md5.digest();
  }
}
