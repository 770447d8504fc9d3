package dev.modelzoo.store.oss;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import java.util.Optional;

/** Errors of credentials, accounts and rights that the server names; each has its own way out. */
final class OssAccessErrors {
  private OssAccessErrors() {}

  static Optional<ZooException> translate(
      String tried, String endpoint, String bucket, String code, Throwable cause) {
    return ofKeys(tried, endpoint, code, cause).or(() -> ofOwner(tried, bucket, code, cause));
  }

  /** What is wrong with the keys, or the time they are used at. */
  private static Optional<ZooException> ofKeys(
      String tried, String endpoint, String code, Throwable cause) {
    return switch (code) {
      case "InvalidAccessKeyId" ->
          denied(
              tried + ": " + endpoint + " does not know the access key id, or it is disabled",
              "Check OSS_ACCESS_KEY_ID or the file it is in; temporary keys (STS.…) need their"
                  + " OSS_SESSION_TOKEN. A public place needs no keys to read: leave them out.",
              cause);
      case "SignatureDoesNotMatch" ->
          denied(
              tried + ": the access key secret does not fit the access key id",
              "Check OSS_ACCESS_KEY_SECRET or the file it is in; watch for blanks and line ends.",
              cause);
      case "RequestTimeTooSkewed" ->
          denied(
              tried + ": the clock of this machine differs too much from the server's",
              "Set the clock (for example by NTP), then run the same command again.",
              cause);
      case "SecurityTokenExpired" ->
          denied(
              tried + ": the temporary keys have expired",
              "Get new ones with their token, then run the same command again.",
              cause);
      case "InvalidSecurityToken",
          "AccessKeyIdAndSecurityTokenNotMatch",
          "SecurityTokenNotSupported" ->
          denied(
              tried + ": the security token is not valid for the access key id",
              "Check OSS_SESSION_TOKEN: it belongs to temporary keys only, and to no others.",
              cause);
      default -> Optional.empty();
    };
  }

  /** What only the owner of the bucket can change. */
  private static Optional<ZooException> ofOwner(
      String tried, String bucket, String code, Throwable cause) {
    return switch (code) {
      case "UserDisable", "InDebt", "InDebtOverdue", "BucketDisable", "AbnormalBucketOwnerStatus" ->
          denied(
              tried + ": the account or bucket is disabled (" + code + ")",
              "Ask the owner of bucket '" + bucket + "', who may have to pay for it.",
              cause);
      case "InvalidObjectState" ->
          denied(
              tried + ": it is archived, and cannot be read as it is",
              "Ask the owner to restore it (for example 'ossutil restore').",
              cause);
      case "FileImmutable" ->
          denied(
              tried + ": a retention policy of the bucket forbids to change it",
              "Ask the owner of bucket '" + bucket + "'.",
              cause);
      default -> Optional.empty();
    };
  }

  private static Optional<ZooException> denied(String message, String next, Throwable cause) {
    return Optional.of(new ZooException(ErrorKind.ACCESS_DENIED, message, next, cause));
  }
}
