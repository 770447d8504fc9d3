package dev.modelzoo.store.s3;

import java.util.Optional;

/** Keys given by the caller instead of found by the SDK. Shows no secret. */
public record S3Credentials(
    String accessKeyId, String secretAccessKey, Optional<String> sessionToken) {
  public S3Credentials {
    if (accessKeyId.isBlank() || secretAccessKey.isBlank()) {
      throw new IllegalArgumentException("Blank access key id or secret access key");
    }
  }

  public static S3Credentials of(String accessKeyId, String secretAccessKey) {
    return new S3Credentials(accessKeyId, secretAccessKey, Optional.empty());
  }

  @Override
  public String toString() {
    return "S3Credentials[***]";
  }
}
