package dev.modelzoo.store.s3;

import dev.modelzoo.store.Checksums;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What answers of S3 say of an object's bytes. */
final class S3Checksums {
  private static final int SHA256_BYTES = 32;

  private S3Checksums() {}

  /** A list does not tell objects that are encrypted with a key of KMS, whose tag is no MD5. */
  static Checksums ofListed(@Nullable String etag) {
    return etag == null ? Checksums.NONE : Checksums.ofETag(etag);
  }

  static Checksums of(HttpHead answer) {
    String encryption = answer.header("x-amz-server-side-encryption").orElse("AES256");
    boolean ownKey = answer.header("x-amz-server-side-encryption-customer-algorithm").isPresent();
    boolean tagged = encryption.equals("AES256") && !ownKey;
    Checksums ofTag = tagged ? ofListed(answer.header("etag").orElse(null)) : Checksums.NONE;
    return ofTag.or(sha256(answer.header("x-amz-checksum-sha256")));
  }

  /** That of an object of several parts is not of its bytes; it has {@code -N} at its end. */
  private static Checksums sha256(Optional<String> base64) {
    try {
      byte[] bytes = base64.map(Base64.getDecoder()::decode).orElse(new byte[0]);
      return bytes.length == SHA256_BYTES
          ? Checksums.ofSha256(HexFormat.of().formatHex(bytes))
          : Checksums.NONE;
    } catch (IllegalArgumentException e) {
      return Checksums.NONE;
    }
  }
}
