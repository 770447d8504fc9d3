package dev.modelzoo.testing;

import dev.modelzoo.store.oss.OssCredentials;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether a signed request is what the owner of the keys sent, and just now. */
final class OssAuthorization {
  private static final Pattern HEADER =
      Pattern.compile(
          "OSS4-HMAC-SHA256 Credential=([^/,]+)/(\\d{8})/([^/,]+)/oss/aliyun_v4_request"
              + "(?:,\\s*AdditionalHeaders=([^,]*))?,\\s*Signature=([0-9a-f]{64})");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'");
  private static final Duration MAX_SKEW = Duration.ofMinutes(15);

  private OssAuthorization() {}

  static void check(OssRequest request, OssCredentials keys, String region, Clock clock)
      throws OssRefusal {
    Matcher given = HEADER.matcher(request.header("authorization"));
    if (!given.matches()) {
      throw new OssRefusal(400, "InvalidArgument", "Invalid Authorization header.");
    }
    if (!request.header("x-oss-content-sha256").equals("UNSIGNED-PAYLOAD")) {
      throw new OssRefusal(400, "InvalidArgument", "Invalid x-oss-content-sha256 header.");
    }
    if (!given.group(1).equals(keys.accessKeyId())) {
      throw new OssRefusal(403, "InvalidAccessKeyId", "The access key id is not in our records.");
    }
    if (!given.group(3).equals(region)) {
      throw new OssRefusal(
          400, "InvalidArgument", "Invalid signing region in Authorization header.");
    }
    checkToken(request, keys);
    checkTime(request, given.group(2), clock);
    Set<String> additional =
        given.group(4) == null || given.group(4).isEmpty()
            ? Set.of()
            : Set.of(given.group(4).split(";", -1));
    String expected =
        new OssSignature(
                request.method(),
                request.resource(),
                request.query(),
                request.headers(),
                additional)
            .sign(keys.accessKeySecret(), request.header("x-oss-date"), region);
    if (!expected.equals(given.group(5))) {
      throw new OssRefusal(403, "SignatureDoesNotMatch", "The signature we calculated is another.");
    }
  }

  private static void checkToken(OssRequest request, OssCredentials keys) throws OssRefusal {
    String token = request.header("x-oss-security-token");
    if (keys.securityToken().isEmpty() && !token.isEmpty()) {
      throw new OssRefusal(
          403, "SecurityTokenNotSupported", "These keys go without a security token.");
    }
    if (keys.securityToken().isPresent() && token.isEmpty()) {
      throw new OssRefusal(403, "InvalidAccessKeyId", "The access key id is not in our records.");
    }
    if (token.startsWith("expired")) {
      throw new OssRefusal(403, "SecurityTokenExpired", "The security token has expired.");
    }
    if (keys.securityToken().isPresent() && !keys.securityToken().get().equals(token)) {
      throw new OssRefusal(403, "InvalidSecurityToken", "The security token is invalid.");
    }
  }

  private static void checkTime(OssRequest request, String day, Clock clock) throws OssRefusal {
    String text = request.header("x-oss-date");
    Instant time;
    try {
      time = LocalDateTime.parse(text, TIME).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw new OssRefusal(400, "InvalidArgument", "Invalid x-oss-date header.");
    }
    if (!text.startsWith(day)) {
      throw new OssRefusal(400, "InvalidArgument", "Invalid signing date in Authorization header.");
    }
    if (Duration.between(time, clock.instant()).abs().compareTo(MAX_SKEW) > 0) {
      throw new OssRefusal(
          403, "RequestTimeTooSkewed", "Request time and current time differ too much.");
    }
  }
}
