package dev.modelzoo.store;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * What a store says of the bytes of a whole object; any of it may be missing. An entity tag is here
 * only where the store makes it the MD5 of the bytes, which one of several parts never is.
 *
 * @param md5 32 lower-case hexadecimal digits
 * @param crc64 as OSS computes it (CRC-64/XZ), unsigned
 * @param sha256 64 lower-case hexadecimal digits
 */
public record Checksums(Optional<String> md5, OptionalLong crc64, Optional<String> sha256) {
  /** A store that says nothing. */
  public static final Checksums NONE =
      new Checksums(Optional.empty(), OptionalLong.empty(), Optional.empty());

  private static final Pattern MD5 = Pattern.compile("[0-9a-fA-F]{32}");

  /** The checksum in an entity tag of one part: MD5 if it looks like one, quotes or not. */
  public static Checksums ofETag(String etag) {
    String plain = etag.replace("\"", "");
    return MD5.matcher(plain).matches()
        ? new Checksums(
            Optional.of(plain.toLowerCase(Locale.ROOT)), OptionalLong.empty(), Optional.empty())
        : NONE;
  }

  public static Checksums ofCrc64(long crc64) {
    return new Checksums(Optional.empty(), OptionalLong.of(crc64), Optional.empty());
  }

  public static Checksums ofSha256(String hex) {
    return new Checksums(Optional.empty(), OptionalLong.empty(), Optional.of(hex));
  }

  /** These, and what only {@code other} has. */
  public Checksums or(Checksums other) {
    return new Checksums(
        md5.or(other::md5), crc64.isPresent() ? crc64 : other.crc64, sha256.or(other::sha256));
  }

  public boolean isEmpty() {
    return equals(NONE);
  }
}
