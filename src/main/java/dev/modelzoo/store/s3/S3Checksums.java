package dev.modelzoo.store.s3;

import dev.modelzoo.store.Checksums;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/** What answers of S3 say of an object's bytes. */
final class S3Checksums {
  private static final int SHA256_BYTES = 32;

  private S3Checksums() {}

  /** A list does not tell objects that are encrypted with a key of KMS, whose tag is no MD5. */
  static Checksums of(S3Object object) {
    return object.eTag() == null ? Checksums.NONE : Checksums.ofETag(object.eTag());
  }

  static Checksums of(HeadObjectResponse answer) {
    ServerSideEncryption encryption = answer.serverSideEncryption();
    boolean plain = encryption == null || encryption == ServerSideEncryption.AES256;
    boolean tagged = plain && answer.sseCustomerAlgorithm() == null && answer.eTag() != null;
    Checksums ofTag = tagged ? Checksums.ofETag(answer.eTag()) : Checksums.NONE;
    return ofTag.or(sha256(answer.checksumSHA256()));
  }

  /** That of an object of several parts is not of its bytes; it has {@code -N} at its end. */
  private static Checksums sha256(@Nullable String base64) {
    try {
      byte[] bytes = base64 == null ? new byte[0] : Base64.getDecoder().decode(base64);
      return bytes.length == SHA256_BYTES
          ? Checksums.ofSha256(HexFormat.of().formatHex(bytes))
          : Checksums.NONE;
    } catch (IllegalArgumentException e) {
      return Checksums.NONE;
    }
  }
}
