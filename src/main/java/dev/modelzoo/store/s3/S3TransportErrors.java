package dev.modelzoo.store.s3;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;

/** Errors without an answer: the request did not arrive, or the answer did not. */
final class S3TransportErrors {
  private static final String AGAIN = "Run the same command again.";

  private S3TransportErrors() {}

  static ZooException translate(String tried, String endpoint, SdkException e) {
    if (e instanceof AbortedException) {
      Thread.currentThread().interrupt();
      return failed(tried + ": interrupted", AGAIN, e);
    }
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      ZooException known = known(tried, endpoint, cause, e);
      if (known != null) {
        return known;
      }
    }
    return failed(tried + ": " + ZooException.reason(e), "Check the network. Then: " + AGAIN, e);
  }

  private static @Nullable ZooException known(
      String tried, String endpoint, Throwable cause, SdkException e) {
    if (cause instanceof ZooException own) {
      return own;
    }
    if (cause instanceof UnknownHostException) {
      return failed(
          tried + ": the name of " + endpoint + " cannot be resolved",
          "Check the network and the endpoint (AWS_ENDPOINT_URL).",
          e);
    }
    // A time-out while connecting is one of these too, by its message only.
    if (cause instanceof SocketTimeoutException) {
      return failed(
          tried + ": " + endpoint + " did not answer in time",
          "Check the network and the endpoint. Then: " + AGAIN,
          e);
    }
    if (cause instanceof ConnectException || cause instanceof NoRouteToHostException) {
      return failed(
          tried + ": nothing answers at " + endpoint + " (" + ZooException.reason(cause) + ")",
          "Is the server running, and is AWS_ENDPOINT_URL right?",
          e);
    }
    if (cause instanceof SSLException) {
      return failed(
          tried + ": no secure connection to " + endpoint + ": " + ZooException.reason(cause),
          "If its certificate has an authority of its own, name that: export AWS_CA_BUNDLE=FILE",
          e);
    }
    if (cause instanceof SocketException) {
      return failed(
          tried + ": the connection to " + endpoint + " broke: " + ZooException.reason(cause),
          AGAIN,
          e);
    }
    return null;
  }

  private static ZooException failed(String message, String next, Throwable cause) {
    return new ZooException(ErrorKind.UNAVAILABLE, message, next, cause);
  }
}
