package dev.modelzoo.store;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/**
 * A server that answers without TLS where {@code https} asks for it. That is a wrong setting, of
 * kind {@code USAGE}: it stays so, however often it is tried.
 */
public final class PlainServer {
  /** How JDKs say that the first bytes of a connection were none of TLS. */
  private static final Pattern NOT_TLS =
      Pattern.compile("Unsupported or unrecognized SSL message|.*plaintext connection.*");

  private PlainServer() {}

  /** Whether it was one that made a connection fail. */
  public static boolean caused(Throwable failure) {
    return failure instanceof SSLException
        && NOT_TLS.matcher(ZooException.reason(failure)).matches();
  }

  /**
   * Says so.
   *
   * @param tried "" or a phrase with a colon at its end
   * @param endpoint as people know it
   * @param endpointSetting what names the endpoint
   */
  static ZooException error(
      String tried, String endpoint, String endpointSetting, Throwable cause) {
    return new ZooException(
        ErrorKind.USAGE,
        "%sno secure connection to %s: the server there does not speak TLS (https)"
            .formatted(tried, endpoint),
        endpoint.toLowerCase(Locale.ROOT).startsWith("https://")
            ? "If it is a plain server, write %s in %s.".formatted(plain(endpoint), endpointSetting)
            : "Something on the way answers in its place; ask whoever runs the network.",
        cause);
  }

  /** The same port, which is another one by default. */
  private static String plain(String endpoint) {
    URI uri = URI.create(endpoint);
    String port = uri.getPort() < 0 ? ":443" : "";
    return "http://" + uri.getRawAuthority() + port + uri.getRawPath();
  }
}
