package dev.modelzoo.store.s3;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import java.util.Optional;

/** Errors of credentials that the server names; each has its own way out. */
final class S3AccessErrors {
  private S3AccessErrors() {}

  static Optional<ZooException> translate(
      String tried, String endpoint, String code, Throwable cause) {
    return switch (code) {
      case "InvalidAccessKeyId", "InvalidClientTokenId" ->
          denied(
              tried + ": " + endpoint + " does not know the access key id",
              "Check AWS_ACCESS_KEY_ID or the profile, and that they belong to this endpoint. A public"
                  + " place needs no keys to read: unset them.",
              cause);
      case "SignatureDoesNotMatch" ->
          denied(
              tried + ": the secret access key does not fit the access key id",
              "Check AWS_SECRET_ACCESS_KEY or the profile; watch for blanks and line ends.",
              cause);
      case "RequestTimeTooSkewed", "RequestExpired" ->
          denied(
              tried + ": the clock of this machine differs too much from the server's",
              "Set the clock (for example by NTP), then run the same command again.",
              cause);
      case "ExpiredToken", "ExpiredTokenException", "TokenRefreshRequired" ->
          denied(
              tried + ": the credentials have expired",
              "Log in again (for example 'aws sso login'), then run the same command again.",
              cause);
      case "InvalidToken" ->
          denied(
              tried + ": the session token is not valid",
              "Check AWS_SESSION_TOKEN: it belongs to temporary keys only, and to no others.",
              cause);
      default -> Optional.empty();
    };
  }

  private static Optional<ZooException> denied(String message, String next, Throwable cause) {
    return Optional.of(new ZooException(ErrorKind.ACCESS_DENIED, message, next, cause));
  }
}
