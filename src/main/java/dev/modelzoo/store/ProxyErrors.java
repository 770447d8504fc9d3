package dev.modelzoo.store;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the way to a server ends at its proxy, in words; all are of kind {@code UNAVAILABLE}. What
 * was tried comes first in each message: "" or a phrase with a colon at its end.
 *
 * @param server behind the proxy
 * @param endpointSetting the variable that names the server
 */
public record ProxyErrors(HttpProxy proxy, URI server, String endpointSetting) {
  private static final int WANTS_LOGIN = 407;
  private static final int BAD_GATEWAY = 502;
  private static final int GATEWAY_TIMEOUT = 504;

  /** Of the proxy on the way to a server, if there is one. */
  public static Optional<ProxyErrors> of(
      Optional<HttpProxy> proxy, URI server, String endpointSetting) {
    return proxy.map(way -> new ProxyErrors(way, server, endpointSetting));
  }

  /** Whether an answer is the proxy's own, although it came as the server's. */
  public boolean isOwnAnswer(int status) {
    return status == WANTS_LOGIN
        || (!encrypted() && (status == BAD_GATEWAY || status == GATEWAY_TIMEOUT));
  }

  ZooException unknownName(String tried, Throwable cause) {
    return failed(tried + "there is no proxy of the name " + proxy.host(), advice(), cause);
  }

  ZooException unreachable(String tried, Throwable cause) {
    String reason = ZooException.reason(cause);
    return failed(
        "%snothing answers at the proxy %s (%s)".formatted(tried, place(), reason),
        advice(),
        cause);
  }

  ZooException silent(String tried, Throwable cause) {
    return failed(
        "%s%s did not answer in time through the proxy %s".formatted(tried, server, place()),
        advice(),
        cause);
  }

  /**
   * A proxy that does not pass the request on.
   *
   * @param status 0 if its answer was none
   */
  public ZooException refused(String tried, int status, @Nullable Throwable cause) {
    String name = tried + "the proxy " + place();
    if (status == WANTS_LOGIN) {
      return failed(
          name + (proxy.user().isPresent() ? " does not take the password" : " wants a password"),
          "Set it like this: export " + variable() + "=http://USER:PASSWORD@HOST:PORT",
          cause);
    }
    if (status == BAD_GATEWAY || status == GATEWAY_TIMEOUT) {
      return failed(
          name + " does not reach " + server + " (HTTP " + status + ")",
          "Check " + endpointSetting + "; or add the host to NO_PROXY.",
          cause);
    }
    return failed(
        name
            + (status == 0 ? " gave no answer to understand" : " answered HTTP " + status)
            + " when asked for a way to "
            + server.getRawAuthority(),
        "Ask whoever runs the proxy to let this server through. " + advice(),
        cause);
  }

  /** The variable that names it. */
  String variable() {
    return encrypted() ? "HTTPS_PROXY" : "HTTP_PROXY";
  }

  private String place() {
    return proxy.host() + ":" + proxy.port();
  }

  private String advice() {
    return "Correct or unset " + variable() + "; or add the server's host to NO_PROXY.";
  }

  private boolean encrypted() {
    return "https".equals(server.getScheme());
  }

  private static ZooException failed(String message, String next, @Nullable Throwable cause) {
    return new ZooException(ErrorKind.UNAVAILABLE, message, next, cause);
  }
}
