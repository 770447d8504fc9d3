package dev.modelzoo.store.s3;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.store.BusyException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Turns what the server or the SDK says into an error a user can act on. Our own words: a server's
 * text may hold key ids and strings to sign.
 */
final class S3Errors {
  private static final Pattern REGION = Pattern.compile("<Region>([a-z0-9-]{1,40})</Region>");
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
  ZooException translate(String action, String location, SdkException e) {
    String tried = "cannot " + action + " " + location;
    if (e instanceof AwsServiceException refused) {
      return answered(tried, location, refused);
    }
    return S3TransportErrors.translate(tried, endpoint, e);
  }

  /** No object of this name, where the server is sure. */
  static ZooException absent(String location, @Nullable Throwable cause) {
    return new ZooException(
        ErrorKind.NOT_FOUND,
        "there is no " + location,
        "Check the id and the version, and the url of the entry.",
        cause);
  }

  static ZooException noCredentials(Throwable cause) {
    return new ZooException(
        ErrorKind.ACCESS_DENIED,
        "no credentials for S3 were found where AWS_PROFILE or the other AWS_ variables point",
        GIVE_CREDENTIALS,
        cause);
  }

  ZooException noBucket(Throwable cause) {
    return new ZooException(
        ErrorKind.NOT_FOUND,
        "there is no bucket '" + bucket + "' at " + endpoint,
        "Check the bucket in the url and the endpoint (AWS_ENDPOINT_URL), or create the bucket.",
        cause);
  }

  static int status(SdkException e) {
    return e instanceof AwsServiceException refused ? refused.statusCode() : 0;
  }

  /** The server's name of the error; "" if the answer had no body, as for a HEAD. */
  static String code(SdkException e) {
    return details(e).map(AwsErrorDetails::errorCode).orElse("");
  }

  private ZooException answered(String tried, String location, AwsServiceException e) {
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

  private ZooException byStatus(String tried, String location, AwsServiceException e) {
    return switch (e.statusCode()) {
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

  private ZooException denied(String tried, AwsServiceException e) {
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

  private ZooException wrongRegion(String tried, AwsServiceException e) {
    Optional<String> expected =
        details(e)
            .map(AwsErrorDetails::sdkHttpResponse)
            .flatMap(response -> response.firstMatchingHeader("x-amz-bucket-region"))
            .filter(text -> text.matches("[a-z0-9-]{1,40}"))
            .or(() -> regionInBody(e));
    return new ZooException(
        ErrorKind.USAGE,
        tried + ": bucket '" + bucket + "' is not in region '" + region + "'",
        expected
            .map(name -> "Set its region: export AWS_REGION=" + name)
            .orElse("Set AWS_REGION to the bucket's region, and check AWS_ENDPOINT_URL."),
        e);
  }

  private static Optional<String> regionInBody(AwsServiceException e) {
    return details(e)
        .map(AwsErrorDetails::rawResponse)
        .map(bytes -> REGION.matcher(bytes.asUtf8String()))
        .filter(Matcher::find)
        .map(matcher -> matcher.group(1));
  }

  private static ZooException noSpace(String tried, AwsServiceException e) {
    return new ZooException(
        ErrorKind.NO_SPACE,
        tried + ": the server's disk or quota is full",
        "Ask its owner for space, then run the same command again: what arrived is kept.",
        e);
  }

  private static String answer(AwsServiceException e) {
    StringBuilder text = new StringBuilder("HTTP ").append(e.statusCode());
    if (!code(e).isEmpty()) {
      text.append(' ').append(printable(code(e)));
    }
    if (e.requestId() != null) {
      text.append(", request id ").append(printable(e.requestId()));
    }
    return text.toString();
  }

  /** A server is a stranger: no control characters, no endless text. */
  private static String printable(String text) {
    String clean = text.replaceAll("[^ -~]", "?");
    return clean.length() > 100 ? clean.substring(0, 100) : clean;
  }

  private static Optional<AwsErrorDetails> details(SdkException e) {
    return e instanceof AwsServiceException refused
        ? Optional.ofNullable(refused.awsErrorDetails())
        : Optional.empty();
  }
}
