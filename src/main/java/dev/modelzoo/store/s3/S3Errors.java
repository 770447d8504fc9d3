package dev.modelzoo.store.s3;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.store.ProxyErrors;
import dev.modelzoo.store.ServiceErrors;
import dev.modelzoo.store.TransportErrors;
import java.io.IOException;
import java.util.Optional;

/**
 * Turns what the server or the network says into an error a user can act on; see {@link
 * ServiceErrors}.
 */
final class S3Errors {
  private static final String GIVE_CREDENTIALS =
      "Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE, or run 'aws configure'.";

  private final String bucket;
  private final String endpoint;
  private final String endpointSetting;
  private final String region;
  private final ServiceErrors errors;
  private final Optional<ProxyErrors> proxy;

  S3Errors(String bucket, S3Connection connection) {
    this.bucket = bucket;
    this.endpoint = connection.endpoint().map(Object::toString).orElse("Amazon S3");
    this.endpointSetting = connection.endpointSetting();
    this.region = connection.region();
    this.proxy = connection.proxy();
    this.errors =
        new ServiceErrors(
            bucket, endpoint, endpointSetting, connection.anonymous(), GIVE_CREDENTIALS);
  }

  ZooException noBucket(Throwable cause) {
    return errors.noBucket(cause);
  }

  /** Says what was tried: {@code action} is a verb phrase such as "write". */
  ZooException translate(String action, String location, IOException e) {
    String tried = "cannot " + action + " " + location;
    if (e instanceof S3RefusedException refused) {
      return answered(tried, location, refused);
    }
    TransportErrors transport =
        new TransportErrors(endpoint, endpointSetting, "AWS_CA_BUNDLE", proxy);
    return Thread.currentThread().isInterrupted()
        ? transport.interrupted(tried, e)
        : transport.translate(tried, e);
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

  static int status(IOException e) {
    return e instanceof S3RefusedException refused ? refused.status() : 0;
  }

  /** The server's name of the error; "" if the answer had no body, as for a HEAD. */
  static String code(IOException e) {
    return e instanceof S3RefusedException refused ? refused.code() : "";
  }

  private ZooException answered(String tried, String location, S3RefusedException e) {
    return switch (code(e)) {
      case "NoSuchBucket" -> errors.noBucket(e);
      case "NoSuchKey" -> ServiceErrors.absent(location, e);
      case "InvalidBucketName", "KeyTooLongError" ->
          new ZooException(
              ErrorKind.USAGE, tried + ": S3 does not take this name", "Use another name.", e);
      case "ConditionalRequestConflict", "OperationAborted" -> errors.otherWriter(tried, e);
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
    if (e.requestId().isEmpty() && proxy.isPresent() && proxy.get().isOwnAnswer(e.status())) {
      return proxy.get().refused(tried + ": ", e.status(), e);
    }
    return switch (e.status()) {
      case 301, 302, 307, 308 ->
          e.requestId().isEmpty() && e.region().isEmpty()
              ? errors.noSuchService(tried, "S3", answer(e), e)
              : wrongRegion(tried, e);
      case 401, 403 -> errors.denied(tried, ", or absent (S3 tells only those who may list)", e);
      case 404 -> ServiceErrors.absent(location, e);
      case 507 -> noSpace(tried, e);
      case 429, 503 -> errors.busy(tried, answer(e), e);
      default -> errors.unexpected(tried, answer(e), e);
    };
  }

  private ZooException wrongRegion(String tried, S3RefusedException e) {
    return new ZooException(
        ErrorKind.USAGE,
        tried + ": bucket '" + bucket + "' is not in region '" + region + "'",
        e.region()
            .map(name -> "Set its region: export AWS_REGION=" + name)
            .orElse("Set AWS_REGION to the bucket's region, and check " + endpointSetting + "."),
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
    return ServiceErrors.answer(e.status(), code(e), e.requestId());
  }
}
