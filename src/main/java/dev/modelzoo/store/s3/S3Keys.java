package dev.modelzoo.store.s3;

import java.io.IOException;
import java.util.Optional;

/** Where the keys for a request come from; they may change with time. */
@FunctionalInterface
interface S3Keys {
  S3Keys NONE = Optional::empty;

  /** Empty to send requests unsigned. */
  Optional<S3Credentials> now() throws IOException;

  /**
   * Finds them in the order of the SDK's default chain. What stands in the environment or in a file
   * is read here; for the rest the SDK is loaded.
   */
  static S3Keys find(S3Settings settings, AwsProfile profile) {
    if (settings.anonymous()) {
      return NONE;
    }
    Optional<S3Credentials> plain = settings.credentials();
    boolean otherFirst = settings.variables().text("AWS_WEB_IDENTITY_TOKEN_FILE").isPresent();
    if (plain.isEmpty() && !otherFirst && !profile.needsSdk()) {
      plain = profile.credentials();
    }
    if (plain.isPresent()) {
      Optional<S3Credentials> found = plain;
      return () -> found;
    }
    boolean otherSource =
        otherFirst
            || profile.needsSdk()
            || settings.instanceMetadata()
            || settings.variables().text("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI").isPresent()
            || settings.variables().text("AWS_CONTAINER_CREDENTIALS_FULL_URI").isPresent();
    if (otherSource) {
      return SdkKeys.find(settings, profile);
    }
    if (settings.credentialsExpected()) {
      throw MissingCredentials.error(settings.variables(), profile, null);
    }
    return NONE;
  }
}
