package dev.modelzoo.store;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A proxy, as the variables {@code HTTPS_PROXY}, {@code HTTP_PROXY} and {@code NO_PROXY} name it
 * (or in lower case, which wins). Shows no secret.
 *
 * @param user name and password, divided by a colon
 */
public record HttpProxy(String host, int port, Optional<String> user) {
  private static final int DEFAULT_PORT = 80;

  /** The proxy on the way to a server, if any. */
  public static Optional<HttpProxy> of(URI server, Map<String, String> environment) {
    if (excluded(server.getHost(), value(environment, "NO_PROXY"))) {
      return Optional.empty();
    }
    String variable = "https".equals(server.getScheme()) ? "HTTPS_PROXY" : "HTTP_PROXY";
    String text = value(environment, variable);
    return text.isEmpty() ? Optional.empty() : Optional.of(parse(text, variable));
  }

  private static HttpProxy parse(String text, String variable) {
    try {
      URI uri = new URI(text.contains("://") ? text : "http://" + text);
      if (uri.getHost() != null && "http".equalsIgnoreCase(uri.getScheme())) {
        int port = uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort();
        return new HttpProxy(uri.getHost(), port, Optional.ofNullable(uri.getUserInfo()));
      }
    } catch (URISyntaxException e) {
      // Falls through: the text may hold a password, and so may the exception.
    }
    throw new ZooException(
        ErrorKind.USAGE,
        "the proxy in " + variable + " is not of the form http://host:port",
        "Correct or unset " + variable + ".");
  }

  /** Whether a host is in a list such as {@code .example.org,10.0.0.1} or {@code *}. */
  private static boolean excluded(String host, String list) {
    String name = host.toLowerCase(Locale.ROOT);
    for (String entry : list.toLowerCase(Locale.ROOT).split("[,\\s]+", -1)) {
      String suffix = entry.replaceFirst("^\\*?\\.", "");
      boolean matches = name.equals(suffix) || name.endsWith("." + suffix);
      if (entry.equals("*") || (!suffix.isEmpty() && matches)) {
        return true;
      }
    }
    return false;
  }

  private static String value(Map<String, String> environment, String name) {
    String lower = environment.getOrDefault(name.toLowerCase(Locale.ROOT), "").strip();
    return lower.isEmpty() ? environment.getOrDefault(name, "").strip() : lower;
  }

  @Override
  public String toString() {
    return "HttpProxy[" + host + ":" + port + "]";
  }
}
