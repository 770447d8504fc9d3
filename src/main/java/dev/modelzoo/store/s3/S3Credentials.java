package dev.modelzoo.store.s3;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

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

  // Written out: what the JDK makes of a record at first use takes 10 ms of a short command.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof S3Credentials that
        && accessKeyId.equals(that.accessKeyId)
        && secretAccessKey.equals(that.secretAccessKey)
        && sessionToken.equals(that.sessionToken);
  }

  @Override
  public int hashCode() {
    return accessKeyId.hashCode();
  }

  @Override
  public String toString() {
    return "S3Credentials[***]";
  }
}
