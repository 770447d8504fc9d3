package dev.modelzoo.store.oss;

import java.util.Optional;

/** Keys of an account or of a temporary session. Shows no secret. */
public record OssCredentials(
    String accessKeyId, String accessKeySecret, Optional<String> securityToken) {
  public OssCredentials {
    if (accessKeyId.isBlank() || accessKeySecret.isBlank()) {
      throw new IllegalArgumentException("Blank access key id or access key secret");
    }
  }

  public static OssCredentials of(String accessKeyId, String accessKeySecret) {
    return new OssCredentials(accessKeyId, accessKeySecret, Optional.empty());
  }

  @Override
  public String toString() {
    return "OssCredentials[***]";
  }
}
