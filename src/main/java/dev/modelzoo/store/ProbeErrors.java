package dev.modelzoo.store;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import java.io.IOException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Where the way to a server ends, in words; all are of kind {@code UNAVAILABLE}, apart from {@link
 * PlainServer}.
 */
record ProbeErrors(StoreAccess access, Duration patience) {
  ZooException unknownName(String host, Throwable cause) {
    return proxy()
        .map(proxy -> proxy.unknownName("", cause))
        .orElseGet(
            () ->
                failed(
                    "there is no server of the name " + host,
                    "Correct "
                        + access.names().endpoint()
                        + " if it is misspelt; else check this machine's name service (DNS).",
                    cause));
  }

  ZooException unreachable(String host, int port, Throwable cause) {
    return proxy()
        .map(proxy -> proxy.unreachable("", cause))
        .orElseGet(
            () ->
                failed(
                    "nothing answers at %s:%d (%s)"
                        .formatted(host, port, ZooException.reason(cause)),
                    "Is the server running, and is "
                        + access.names().endpoint()
                        + " right? Networks that let nothing out but by a proxy want "
                        + proxyVariable()
                        + ".",
                    cause));
  }

  /** A proxy that does not pass the request on. */
  ZooException proxyRefused(HttpProxy proxy, int status) {
    return new ProxyErrors(proxy, access.server().value(), access.names().endpoint())
        .refused("", status, null);
  }

  private Optional<ProxyErrors> proxy() {
    return ProxyErrors.of(access.proxy(), access.server().value(), access.names().endpoint());
  }

  ZooException insecure(SSLException e) {
    String host = access.server().value().getHost();
    if (PlainServer.caused(e)) {
      return PlainServer.error("", place(), access.names().endpoint(), e);
    }
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertificateExpiredException
          || cause instanceof CertificateNotYetValidException) {
        return failed(
            "the certificate of " + host + " is not valid today",
            "Check the date of this machine; if that is right, tell whoever runs the server.",
            e);
      }
      if (ZooException.reason(cause).matches("(?s)No (subject alternative|name matching).*")) {
        return failed(
            "the certificate at " + host + " is that of another server",
            "Check "
                + access.names().endpoint()
                + "; if it is right, something on the way answers in its place.",
            e);
      }
    }
    if (isUntrusted(e)) {
      return failed(
          "the certificate of " + host + " has an authority that is not known here",
          "Name its file in PEM form: export " + access.names().certificates() + "=FILE",
          e);
    }
    return failed(
        "no secure connection to " + host + ": " + ZooException.reason(e),
        "If the server has no TLS, write http:// in " + access.names().endpoint() + ".",
        e);
  }

  private static boolean isUntrusted(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertPathBuilderException
          || cause instanceof CertPathValidatorException) {
        return true;
      }
    }
    return false;
  }

  ZooException silent(Throwable cause) {
    return failed(
        "%s took the connection and said nothing for %d s"
            .formatted(place(), Math.max(1, patience.toSeconds())),
        "Is it a server of this kind at all? Check " + access.names().endpoint() + ".",
        cause);
  }

  ZooException broken(IOException e) {
    return failed(
        place() + " broke the connection: " + ZooException.reason(e),
        "Check " + access.names().endpoint() + ": http:// and https:// want different ports.",
        e);
  }

  ZooException notHttp() {
    return failed(
        place() + " does not speak HTTP",
        "Check " + access.names().endpoint() + ": its port, and http:// or https://.",
        null);
  }

  private String place() {
    return access.server().value().toString();
  }

  private String proxyVariable() {
    return "https".equals(access.server().value().getScheme()) ? "HTTPS_PROXY" : "HTTP_PROXY";
  }

  private static ZooException failed(String message, String next, @Nullable Throwable cause) {
    return new ZooException(ErrorKind.UNAVAILABLE, message, next, cause);
  }
}
