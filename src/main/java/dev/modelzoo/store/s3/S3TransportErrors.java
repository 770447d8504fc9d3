package dev.modelzoo.store.s3;

import dev.modelzoo.error.ZooException;
import dev.modelzoo.store.TransportErrors;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;

/** Errors without an answer: the request did not arrive, or the answer did not. */
final class S3TransportErrors {
  private S3TransportErrors() {}

  static ZooException translate(String tried, String endpoint, SdkException e) {
    TransportErrors errors = new TransportErrors(endpoint, "AWS_ENDPOINT_URL", "AWS_CA_BUNDLE");
    return e instanceof AbortedException
        ? errors.interrupted(tried, e)
        : errors.translate(tried, e);
  }
}
