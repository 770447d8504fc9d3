package dev.modelzoo.store.s3;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/**
 * An answer of a server that is no success. Of its text only the names that we know are used: the
 * rest may hold key ids and strings to sign.
 */
final class S3RefusedException extends IOException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;
  private final String requestId;
  private final String region;
  private final long date;

  /**
   * Keeps what an answer said.
   *
   * @param code the server's name of the error; "" if the answer had no body, as for a HEAD
   * @param requestId "" if there was none
   * @param region of the bucket, where the server names it; else ""
   * @param date the server's clock, in milliseconds of Unix time; 0 if it did not say
   */
  S3RefusedException(int status, String code, String requestId, String region, long date) {
    super("HTTP " + status);
    this.status = status;
    this.code = code;
    this.requestId = requestId;
    this.region = region.matches("[a-z0-9-]{1,40}") ? region : "";
    this.date = date;
  }

  int status() {
    return status;
  }

  String code() {
    return code;
  }

  String requestId() {
    return requestId;
  }

  Optional<String> region() {
    return region.isEmpty() ? Optional.empty() : Optional.of(region);
  }

  Optional<Instant> date() {
    return date == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(date));
  }
}
