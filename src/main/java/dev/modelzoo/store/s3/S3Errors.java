package dev.modelzoo.store.s3;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.store.BusyException;
import dev.modelzoo.store.TransportErrors;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Turns what the server or the network says into an error a user can act on. Our own words: a
 * server's text may hold key ids and strings to sign.
 */
final class S3Errors {
  private static final String GIVE_CREDENTIALS =
      "Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE, or run 'aws configure'.";

  private final String bucket;
  private final String endpoint;
  private final String region;
  private final boolean anonymous;

  S3Errors(String bucket, S3Connection connection) {
    this.bucket = bucket;
    this.endpoint = connection.endpoint().map(Object::toString).orElse("Amazon S3");
    this.region = connection.region();
    this.anonymous = connection.anonymous();
  }

  /** Says what was tried: {@code action} is a verb phrase such as "write". */
  ZooException translate(String action, String location, IOException e) {
    String tried = "cannot " + action + " " + location;
    if (e instanceof S3RefusedException refused) {
      return answered(tried, location, refused);
    }
    TransportErrors errors = new TransportErrors(endpoint, "AWS_ENDPOINT_URL", "AWS_CA_BUNDLE");
    return Thread.currentThread().isInterrupted()
        ? errors.interrupted(tried, e)
        : errors.translate(tried, e);
  }

  /** No object of this name, where the server is sure. */
  static ZooException absent(String location, @Nullable Throwable cause) {
    return new ZooException(
        ErrorKind.NOT_FOUND,
        "there is no " + location,
        "Check the id and the version, and the url of the entry.",
        cause);
  }

  static ZooException noCredentials(@Nullable Throwable cause) {
    return new ZooException(
        ErrorKind.ACCESS_DENIED,
        "no credentials for S3 were found where AWS_PROFILE or the other AWS_ variables point",
        GIVE_CREDENTIALS,
        cause);
  }

  static ZooException notLoggedIn(String profile, Throwable cause) {
    return new ZooException(
        ErrorKind.ACCESS_DENIED,
        "the AWS profile '"
            + profile
            + "' has no log-in (SSO) that is still valid, or it gives"
            + " no keys",
        "Log in, then run the same command again: aws sso login --profile " + profile,
        cause);
  }

  ZooException noBucket(Throwable cause) {
    return new ZooException(
        ErrorKind.NOT_FOUND,
        "there is no bucket '" + bucket + "' at " + endpoint,
        "Check the bucket in the url and the endpoint (AWS_ENDPOINT_URL), or create the bucket.",
        cause);
  }

  static int status(IOException e) {
    return e instanceof S3RefusedException refused ? refused.status() : 0;
  }

  /** The server's name of the error; "" if the answer had no body, as for a HEAD. */
  static String code(IOException e) {
    return e instanceof S3RefusedException refused ? refused.code() : "";
  }

  private ZooException answered(String tried, String location, S3RefusedException e) {
    return switch (code(e)) {
      case "NoSuchBucket" -> noBucket(e);
      case "NoSuchKey" -> absent(location, e);
      case "InvalidBucketName", "KeyTooLongError" ->
          new ZooException(
              ErrorKind.USAGE, tried + ": S3 does not take this name", "Use another name.", e);
      case "ConditionalRequestConflict", "OperationAborted" ->
          new ZooException(
              ErrorKind.UNAVAILABLE,
              tried + ": another writer is storing it at the same time",
              "Run the same command again.",
              e);
      case "QuotaExceeded",
          "InsufficientStorage",
          "XMinioStorageFull",
          "XMinioAdminBucketQuotaExceeded" ->
          noSpace(tried, e);
      case "AuthorizationHeaderMalformed",
          "PermanentRedirect",
          "TemporaryRedirect",
          "IllegalLocationConstraintException" ->
          wrongRegion(tried, e);
      default ->
          S3AccessErrors.translate(tried, endpoint, code(e), e)
              .orElseGet(() -> byStatus(tried, location, e));
    };
  }

  private ZooException byStatus(String tried, String location, S3RefusedException e) {
    return switch (e.status()) {
      case 301, 307 -> wrongRegion(tried, e);
      case 401, 403 -> denied(tried, e);
      case 404 -> absent(location, e);
      case 507 -> noSpace(tried, e);
      case 429, 503 ->
          new BusyException(
              tried + ": " + endpoint + " is busy or closed (" + answer(e) + ")",
              "Wait a little, then run the same command again; fewer jobs (-j) may help.",
              e);
      default ->
          new ZooException(
              ErrorKind.UNAVAILABLE,
              tried + ": " + endpoint + " answered " + answer(e),
              "Run the same command again; if it stays so, give the request id to the service.",
              e);
    };
  }

  private ZooException denied(String tried, S3RefusedException e) {
    if (anonymous) {
      return new ZooException(
          ErrorKind.ACCESS_DENIED,
          tried + ": absent, or not public; no credentials were found, so nothing was signed",
          GIVE_CREDENTIALS,
          e);
    }
    boolean reading = tried.startsWith("cannot read") || tried.startsWith("cannot look at");
    return new ZooException(
        ErrorKind.ACCESS_DENIED,
        tried
            + ": access denied"
            + (reading ? ", or absent (S3 tells only those who may list)" : ""),
        "Check the url, and ask the owner of bucket '" + bucket + "' for the permission.",
        e);
  }

  private ZooException wrongRegion(String tried, S3RefusedException e) {
    return new ZooException(
        ErrorKind.USAGE,
        tried + ": bucket '" + bucket + "' is not in region '" + region + "'",
        e.region()
            .map(name -> "Set its region: export AWS_REGION=" + name)
            .orElse("Set AWS_REGION to the bucket's region, and check AWS_ENDPOINT_URL."),
        e);
  }

  private static ZooException noSpace(String tried, S3RefusedException e) {
    return new ZooException(
        ErrorKind.NO_SPACE,
        tried + ": the server's disk or quota is full",
        "Ask its owner for space, then run the same command again: what arrived is kept.",
        e);
  }

  private static String answer(S3RefusedException e) {
    StringBuilder text = new StringBuilder("HTTP ").append(e.status());
    if (!code(e).isEmpty()) {
      text.append(' ').append(printable(code(e)));
    }
    if (!e.requestId().isEmpty()) {
      text.append(", request id ").append(printable(e.requestId()));
    }
    return text.toString();
  }

  /** A server is a stranger: no control characters, no endless text. */
  private static String printable(String text) {
    String clean = text.replaceAll("[^ -~]", "?");
    return clean.length() > 100 ? clean.substring(0, 100) : clean;
  }
}
