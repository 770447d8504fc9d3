package dev.modelzoo.store;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import org.jspecify.annotations.Nullable;

/**
 * The errors that all services answer alike, each with what to do next. Our own words: a server's
 * text may hold key ids and strings to sign.
 *
 * @param endpoint as people know it
 * @param endpointVariable the environment variable that sets it
 * @param anonymous whether requests are not signed
 * @param giveCredentials a sentence: how to give keys
 */
public record ServiceErrors(
    String bucket,
    String endpoint,
    String endpointVariable,
    boolean anonymous,
    String giveCredentials) {
  private static final int LONGEST_WORD = 100;

  /** No object of this name, where the server is sure. */
  public static ZooException absent(String location, @Nullable Throwable cause) {
    return new AbsentObjectException(location, cause);
  }

  public ZooException noBucket(Throwable cause) {
    return new ZooException(
        ErrorKind.NOT_FOUND,
        "there is no bucket '" + bucket + "' at " + endpoint,
        "Check the bucket in the url and the endpoint (%s), or create the bucket."
            .formatted(endpointVariable),
        cause);
  }

  public ZooException otherWriter(String tried, Throwable cause) {
    return new ZooException(
        ErrorKind.UNAVAILABLE,
        tried + ": another writer is storing it at the same time",
        "Run the same command again.",
        cause);
  }

  /**
   * The server wants fewer requests.
   *
   * @param answer by {@link #answer}
   */
  public ZooException busy(String tried, String answer, Throwable cause) {
    return new BusyException(
        tried + ": " + endpoint + " is busy or closed (" + answer + ")",
        "Wait a little, then run the same command again; fewer jobs (-j) may help.",
        cause);
  }

  /**
   * A redirect without what the service puts into each of its answers: some other web server.
   *
   * @param service how people call it
   */
  public ZooException noSuchService(String tried, String service, String answer, Throwable cause) {
    return new ZooException(
        ErrorKind.USAGE,
        "%s: %s answered %s, but not as %s does: it seems to be another kind of web server"
            .formatted(tried, endpoint, answer, service),
        "Correct %s; 'zoo doctor' shows where it comes from and where that server sends you."
            .formatted(endpointVariable),
        cause);
  }

  /** An answer that nothing else explains. */
  public ZooException unexpected(String tried, String answer, Throwable cause) {
    return new ZooException(
        ErrorKind.UNAVAILABLE,
        tried + ": " + endpoint + " answered " + answer,
        "Run the same command again; if it stays so, give the request id to the service.",
        cause);
  }

  /**
   * The server knows who asks, and will not.
   *
   * @param orAbsent added where something was to be read: whether it may as well be absent
   */
  public ZooException denied(String tried, String orAbsent, Throwable cause) {
    if (anonymous) {
      return new ZooException(
          ErrorKind.ACCESS_DENIED,
          tried + ": absent, or not public; no credentials were found, so nothing was signed",
          giveCredentials,
          cause);
    }
    boolean reading = tried.startsWith("cannot read") || tried.startsWith("cannot look at");
    return new ZooException(
        ErrorKind.ACCESS_DENIED,
        tried + ": access denied" + (reading ? orAbsent : ""),
        "Check the url, and ask the owner of bucket '" + bucket + "' for the permission.",
        cause);
  }

  /**
   * An answer in a few words: status, code and the id that the service can find it by.
   *
   * @param status 0 if it was no HTTP
   */
  public static String answer(int status, String code, @Nullable String requestId) {
    StringBuilder text = new StringBuilder(status == 0 ? "something else" : "HTTP " + status);
    if (!code.isEmpty()) {
      text.append(' ').append(printable(code));
    }
    if (requestId != null && !requestId.isEmpty()) {
      text.append(", request id ").append(printable(requestId));
    }
    return text.toString();
  }

  /** A server is a stranger: no control characters, no endless text. */
  private static String printable(String text) {
    String clean = text.replaceAll("[^ -~]", "?");
    return clean.length() > LONGEST_WORD ? clean.substring(0, LONGEST_WORD) : clean;
  }
}
