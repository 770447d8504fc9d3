package dev.modelzoo.store;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Errors without an answer: the request did not arrive, or the answer did not. All are of kind
 * {@code UNAVAILABLE}, apart from {@link PlainServer}.
 *
 * @param endpoint what was asked, without secrets
 * @param endpointSetting the variable that names the endpoint
 * @param certificateSetting the variable that names a file of authorities
 * @param proxy that requests go through, which then is what does not answer
 */
public record TransportErrors(
    String endpoint,
    String endpointSetting,
    String certificateSetting,
    Optional<ProxyErrors> proxy) {
  private static final String AGAIN = "Run the same command again.";

  /** Says what was tried and what went wrong, as far as the causes of {@code e} tell. */
  public ZooException translate(String tried, Exception e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      ZooException known = known(tried, cause, e);
      if (known != null) {
        return known;
      }
    }
    return failed(tried + ": " + ZooException.reason(e), "Check the network. Then: " + AGAIN, e);
  }

  /** As {@link #translate} for an interrupted thread, whose flag it sets again. */
  public ZooException interrupted(String tried, Exception e) {
    Thread.currentThread().interrupt();
    return failed(tried + ": interrupted", AGAIN, e);
  }

  private @Nullable ZooException known(String tried, Throwable cause, Exception e) {
    if (cause instanceof ZooException own) {
      return own;
    }
    ZooException atProxy = proxy.map(way -> atProxy(way, tried + ": ", cause)).orElse(null);
    if (atProxy != null) {
      return atProxy;
    }
    if (cause instanceof UnknownHostException) {
      return failed(
          tried + ": the name of " + endpoint + " cannot be resolved",
          "Check the network and the endpoint (" + endpointSetting + ").",
          e);
    }
    // A time-out while connecting is one of these too, by its message only.
    if (cause instanceof SocketTimeoutException) {
      return failed(
          tried + ": " + endpoint + " did not answer in time",
          "Check the network and the endpoint. Then: " + AGAIN,
          e);
    }
    return refusedOrBroken(tried, cause, e);
  }

  /** All that zoo connects to is then the proxy; the server's name is the proxy's to resolve. */
  private static @Nullable ZooException atProxy(ProxyErrors proxy, String tried, Throwable cause) {
    if (cause instanceof UnknownHostException) {
      return proxy.unknownName(tried, cause);
    }
    if (cause instanceof SocketTimeoutException) {
      return proxy.silent(tried, cause);
    }
    if (cause instanceof ProxyRefusedException refused) {
      return proxy.refused(tried, refused.status(), cause);
    }
    return cause instanceof ConnectException || cause instanceof NoRouteToHostException
        ? proxy.unreachable(tried, cause)
        : null;
  }

  private @Nullable ZooException refusedOrBroken(String tried, Throwable cause, Exception e) {
    String reason = ZooException.reason(cause);
    if (cause instanceof ConnectException || cause instanceof NoRouteToHostException) {
      return failed(
          tried + ": nothing answers at " + endpoint + " (" + reason + ")",
          "Is the server running, and is " + endpointSetting + " right?",
          e);
    }
    if (PlainServer.caused(cause)) {
      return PlainServer.error(tried + ": ", endpoint, endpointSetting, e);
    }
    if (cause instanceof SSLException) {
      return failed(
          tried + ": no secure connection to " + endpoint + ": " + reason,
          "If its certificate has an authority of its own, name that: export "
              + certificateSetting
              + "=FILE",
          e);
    }
    if (cause instanceof SocketException) {
      return failed(tried + ": the connection to " + endpoint + " broke: " + reason, AGAIN, e);
    }
    return null;
  }

  private static ZooException failed(String message, String next, Throwable cause) {
    return new ZooException(ErrorKind.UNAVAILABLE, message, next, cause);
  }
}
