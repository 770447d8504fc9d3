package dev.modelzoo.store.oss;

import com.aliyun.oss.OSSException;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.store.ProxyErrors;
import dev.modelzoo.store.ServiceErrors;
import dev.modelzoo.store.TransportErrors;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Turns what the server or the SDK says into an error a user can act on; see {@link ServiceErrors}.
 */
final class OssErrors {
  private static final Pattern ENDPOINT =
      Pattern.compile("<Endpoint>([A-Za-z0-9.-]{1,120})</Endpoint>");
  private static final String GIVE_CREDENTIALS =
      "Set OSS_ACCESS_KEY_ID and OSS_ACCESS_KEY_SECRET, or run 'ossutil config'.";

  private final String bucket;
  private final String endpoint;
  private final String region;
  private final ServiceErrors errors;
  private final Optional<ProxyErrors> proxy;

  OssErrors(String bucket, OssConnection connection) {
    this.bucket = bucket;
    this.endpoint = connection.endpoint().toString();
    this.region = connection.region();
    this.proxy = connection.proxy();
    this.errors =
        new ServiceErrors(
            bucket, endpoint, "OSS_ENDPOINT", connection.anonymous(), GIVE_CREDENTIALS);
  }

  ZooException noBucket(Throwable cause) {
    return errors.noBucket(cause);
  }

  /** Says what was tried: {@code action} is a verb phrase such as "write". */
  ZooException translate(String action, String location, RuntimeException e) {
    String tried = "cannot " + action + " " + location;
    if (e instanceof OSSException refused) {
      return answered(tried, location, refused);
    }
    if (e instanceof IllegalArgumentException) {
      return badName(tried, e);
    }
    TransportErrors transport =
        new TransportErrors(endpoint, "OSS_ENDPOINT", "SSL_CERT_FILE", proxy);
    return Thread.currentThread().isInterrupted()
        ? transport.interrupted(tried, e)
        : transport.translate(tried, e);
  }

  /** The server took no more bytes for so long. */
  ZooException stalled(String action, String location, Duration time, Exception e) {
    return new ZooException(
        ErrorKind.UNAVAILABLE,
        "cannot %s %s: %s took no more bytes for %d s"
            .formatted(action, location, endpoint, time.toSeconds()),
        "Check the network. Then: Run the same command again.",
        e);
  }

  /** The server stored or sent other bytes than the CRC-64 tells. */
  static ZooException changed(
      ErrorKind kind, String location, String way, long expected, long actual) {
    return new ZooException(
        kind,
        String.format(
            Locale.ROOT,
            "%s was changed on its way %s: CRC-64 %s, expected %s",
            location,
            way,
            Long.toUnsignedString(actual),
            Long.toUnsignedString(expected)),
        "Run the same command again; if it stays so, look for a proxy on the way, and use https.");
  }

  /** The server's name of the error; "" if it is not an answer of the server. */
  static String code(RuntimeException e) {
    return e instanceof OSSException refused
        ? Objects.requireNonNullElse(refused.getErrorCode(), "")
        : "";
  }

  private ZooException answered(String tried, String location, OSSException e) {
    return switch (code(e)) {
      case "NoSuchBucket" -> errors.noBucket(e);
      case "NoSuchKey" -> ServiceErrors.absent(location, e);
      case "InvalidBucketName", "InvalidObjectName", "KeyTooLong" -> badName(tried, e);
      case "InvalidDigest" ->
          new ZooException(
              ErrorKind.UNAVAILABLE,
              tried + ": the bytes arrived changed, so the server did not store them",
              "Run the same command again; if it stays so, look for a proxy on the way.",
              e);
      case "SecondLevelDomainForbidden" ->
          new ZooException(
              ErrorKind.USAGE,
              tried + ": the server does not take the bucket's name in the path",
              "Unset OSS_ADDRESSING_STYLE, or say: export OSS_ADDRESSING_STYLE=virtual",
              e);
      default ->
          wrongPlace(tried, e)
              .or(() -> OssAccessErrors.translate(tried, endpoint, bucket, code(e), e))
              .orElseGet(() -> byStatus(tried, location, e));
    };
  }

  private ZooException byStatus(String tried, String location, OSSException e) {
    int status = NoRetries.status(e);
    boolean ofOss = !Objects.requireNonNullElse(e.getRequestId(), "").isEmpty();
    if (!ofOss && proxy.isPresent() && proxy.get().isOwnAnswer(status)) {
      return proxy.get().refused(tried + ": ", status, e);
    }
    return switch (status) {
      case 301, 302, 307, 308 ->
          ofOss
              ? wrongEndpoint(tried, Optional.empty(), e)
              : errors.noSuchService(tried, "OSS", answer(e), e);
      case 401, 403 -> errors.denied(tried, ", or absent", e);
      case 404 -> ServiceErrors.absent(location, e);
      case 409 -> errors.otherWriter(tried, e);
      case 429, 503 -> errors.busy(tried, answer(e), e);
      default -> errors.unexpected(tried, answer(e), e);
    };
  }

  /** A bucket has one region; requests to others are refused in two different ways. */
  private Optional<ZooException> wrongPlace(String tried, OSSException e) {
    String raw = Objects.requireNonNullElse(e.getRawResponseError(), "");
    if (code(e).equals("AccessDenied")) {
      Optional<String> right =
          ENDPOINT.matcher(raw).results().map(found -> found.group(1)).findFirst();
      return right.isPresent() || raw.contains("addressed using the specified endpoint")
          ? Optional.of(wrongEndpoint(tried, right, e))
          : Optional.empty();
    }
    if (code(e).equals("InvalidArgument") && raw.contains("signing region")) {
      return Optional.of(
          new ZooException(
              ErrorKind.USAGE,
              tried + ": bucket '" + bucket + "' is not in region '" + region + "'",
              "Set the region that " + endpoint + " serves: export OSS_REGION=REGION",
              e));
    }
    return Optional.empty();
  }

  private ZooException wrongEndpoint(String tried, Optional<String> right, OSSException e) {
    return new ZooException(
        ErrorKind.USAGE,
        tried + ": bucket '" + bucket + "' is not served by " + endpoint,
        right
            .map(name -> "Set its endpoint: export OSS_ENDPOINT=" + name)
            .orElse("Set OSS_ENDPOINT to the endpoint of the bucket's region."),
        e);
  }

  private static ZooException badName(String tried, Exception e) {
    return new ZooException(
        ErrorKind.USAGE, tried + ": OSS does not take this name", "Use another name.", e);
  }

  private static String answer(OSSException e) {
    String code = code(e).equals("InvalidResponse") ? "" : code(e); // the SDK's word, no server's
    return ServiceErrors.answer(NoRetries.status(e), code, e.getRequestId());
  }
}
