package dev.modelzoo.store.web;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.store.CertificateFile;
import dev.modelzoo.store.HttpProxy;
import dev.modelzoo.store.StoreAccess;
import dev.modelzoo.store.StoreAccess.Sourced;
import java.io.IOException;
import java.net.Authenticator;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * A folder on a web server, and how it is asked: through which proxy, trusting whom. A proxy's
 * password opens tunnels only in a JVM that was started with {@code
 * -Djdk.http.auth.tunneling.disabledSchemes=}.
 */
public final class WebFolder {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

  /** As for other stores: so long no byte may come. */
  private static final Duration PATIENCE = Duration.ofSeconds(25);

  private static final String CERTIFICATES = "SSL_CERT_FILE";

  private final URI base;
  private final Optional<HttpProxy> proxy;
  private final Optional<Path> certificates;
  private final Duration patience;
  private @Nullable SSLSocketFactory factory;

  private WebFolder(
      URI base, Optional<HttpProxy> proxy, Optional<Path> certificates, Duration patience) {
    this.base = base;
    this.proxy = proxy;
    this.certificates = certificates;
    this.patience = patience;
  }

  /**
   * Takes the proxy and {@code SSL_CERT_FILE} from the environment.
   *
   * @param url http or https, with a slash at its end
   * @throws ZooException of kind {@code USAGE} if it is no url
   */
  public static WebFolder of(String url, Map<String, String> environment) {
    URI base;
    try {
      base = new URI(url);
    } catch (URISyntaxException e) {
      throw new ZooException(
          ErrorKind.USAGE,
          "'%s' is no url: %s".formatted(url, e.getReason()),
          "Write http://HOST/PATH/ or https://HOST/PATH/, with % codes for unusual characters.",
          e);
    }
    Optional<Path> certificates =
        Optional.of(environment.getOrDefault(CERTIFICATES, "").strip())
            .filter(text -> !text.isEmpty())
            .map(Path::of);
    return new WebFolder(base, HttpProxy.of(base, environment), certificates, PATIENCE);
  }

  /** The same, with another time that no byte may come. */
  WebFolder withPatience(Duration other) {
    return new WebFolder(base, proxy, certificates, other);
  }

  /** What is asked and how, for a diagnosis. */
  public StoreAccess access() {
    URI server = URI.create(base.getScheme() + "://" + base.getRawAuthority());
    return new StoreAccess(
        new Sourced<>(server, "the url"),
        Optional.empty(),
        Optional.empty(),
        proxy,
        certificates,
        new StoreAccess.Names("the url", "", "", CERTIFICATES));
  }

  /** With a slash at its end. */
  URI base() {
    return base;
  }

  WebErrors errors() {
    return new WebErrors(base, proxy, CERTIFICATES);
  }

  /** The address of what is below the folder, its name with {@code %} codes. */
  URI uri(String path) {
    try {
      String encoded = new URI(null, null, "/" + path, null).toASCIIString().substring(1);
      return URI.create(base + encoded);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("No path: " + path, e);
    }
  }

  /** Sends a request; the answer's status and body are for the caller to ask for. */
  HttpURLConnection request(String method, URI uri, Optional<String> range) throws IOException {
    HttpURLConnection connection = open(uri);
    connection.setRequestMethod(method);
    connection.setConnectTimeout((int) CONNECT_TIMEOUT.toMillis());
    connection.setReadTimeout((int) patience.toMillis());
    connection.setUseCaches(false);
    connection.setRequestProperty("User-Agent", "zoo");
    connection.setRequestProperty("Accept-Encoding", "identity"); // digests are of the file itself
    range.ifPresent(bytes -> connection.setRequestProperty("Range", bytes));
    return connection;
  }

  private HttpURLConnection open(URI uri) throws IOException {
    Proxy way =
        proxy
            .map(p -> new Proxy(Proxy.Type.HTTP, new InetSocketAddress(p.host(), p.port())))
            .orElse(Proxy.NO_PROXY);
    HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection(way);
    if (connection instanceof HttpsURLConnection secure) {
      if (certificates.isPresent()) {
        secure.setSSLSocketFactory(trusting(certificates.get()));
      }
      proxy.flatMap(HttpProxy::user).ifPresent(user -> connection.setAuthenticator(login(user)));
    } else {
      proxy
          .flatMap(HttpProxy::user)
          .ifPresent(
              user ->
                  connection.setRequestProperty(
                      "Proxy-Authorization",
                      "Basic "
                          + Base64.getEncoder()
                              .encodeToString(user.getBytes(StandardCharsets.ISO_8859_1))));
    }
    return connection;
  }

  /** Only the proxy is told, never the server. */
  private static Authenticator login(String user) {
    String[] parts = user.split(":", 2);
    return new Authenticator() {
      @Override
      protected @Nullable PasswordAuthentication getPasswordAuthentication() {
        return getRequestorType() == RequestorType.PROXY
            ? new PasswordAuthentication(
                parts[0], (parts.length == 2 ? parts[1] : "").toCharArray())
            : null;
      }
    };
  }

  private synchronized SSLSocketFactory trusting(Path file) {
    SSLSocketFactory known = factory;
    if (known == null) {
      try {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new CertificateFile(file).trustManagers(), null);
        known = context.getSocketFactory();
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("This JDK lacks TLS", e);
      }
      factory = known;
    }
    return known;
  }
}
