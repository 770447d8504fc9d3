package dev.modelzoo.store.s3;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.modelzoo.store.CertificateFile;
import dev.modelzoo.store.HttpProxy;
import dev.modelzoo.store.ObjectBody;
import dev.modelzoo.store.ProxyErrors;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;

/**
 * Signs requests to one bucket, sends them, and tells refusals from answers. What a refusal says of
 * the bucket's region and of the time is taken in once, and the request sent again. Safe for many
 * threads.
 */
final class S3Connection implements AutoCloseable {
  private static final ObjectBody NOTHING = ObjectBody.of("");

  /** Servers refuse more than 15 minutes; less than this is no reason for a refusal. */
  private static final Duration SKEW = Duration.ofMinutes(5);

  private final S3Settings settings;
  private final AwsProfile profile;
  private final String bucket;
  private final Optional<URI> endpoint;
  private final String region;
  private final S3Keys keys;
  private volatile Route route;
  private final SigV4 signer = new SigV4();
  private volatile Duration clock = Duration.ZERO; // to be added to this machine's

  /** The region that requests are signed for, where they go, and the connections there. */
  private record Route(String region, S3Address address, HttpLinks links) {}

  private S3Connection(S3Settings settings, AwsProfile profile, String bucket) {
    this.settings = settings;
    this.profile = profile;
    this.bucket = bucket;
    this.endpoint = S3Endpoint.of(settings, profile, bucket);
    this.region =
        settings
            .region()
            .or(() -> profile.text("region"))
            .map(S3Names::region)
            .orElse(S3Settings.DEFAULT_REGION);
    this.keys = S3Keys.find(endpoint.map(settings::withEndpoint).orElse(settings), profile);
    this.route = route(region);
  }

  /** Reads the settings that are in files; connects at the first request. */
  static S3Connection open(S3Settings settings, String bucket) {
    return new S3Connection(settings, AwsProfile.read(settings.variables()), bucket);
  }

  Optional<URI> endpoint() {
    return endpoint;
  }

  /** The region that the settings say. */
  String region() {
    return region;
  }

  /** The region that the server takes requests for, as far as it has said. */
  String actualRegion() {
    return route.region;
  }

  /** What may go wrong at the proxy on the way; empty without one. */
  Optional<ProxyErrors> proxy() {
    URI server = route.address.server();
    return ProxyErrors.of(
        HttpProxy.of(server, settings.variables().values()), server, endpointSetting());
  }

  /** What to look at if the endpoint may be wrong. */
  String endpointSetting() {
    return settings.endpointSetting(profile);
  }

  boolean anonymous() {
    return keys == S3Keys.NONE;
  }

  /** Sends a request; an {@link S3RefusedException} if the answer is no success. */
  S3Answer send(S3Request request) throws IOException {
    Route first = route;
    try {
      return exchange(request, first);
    } catch (S3RefusedException refused) {
      if (!takeIn(refused, request, first)) {
        throw refused;
      }
      try {
        return exchange(request, route);
      } catch (S3RefusedException again) {
        throw again.region().isPresent() ? refused : again;
      }
    }
  }

  @Override
  public void close() {
    route.links.close();
  }

  /** Whether a refusal says something that may make the same request succeed. */
  private boolean takeIn(S3RefusedException refused, S3Request request, Route at) {
    boolean wrongRegion =
        refused.status() == 301
            || refused.status() == 307
            || (refused.status() == 400 && (request.method().equals("HEAD") || malformed(refused)));
    Optional<String> other = refused.region().filter(name -> !name.equals(at.region));
    if (wrongRegion && other.isPresent()) {
      follow(other.get(), at);
      return true;
    }
    // An answer to HEAD has no body, and so no code.
    boolean wrongTime =
        refused.code().equals("RequestTimeTooSkewed")
            || (refused.status() == 403 && refused.code().isEmpty());
    if (wrongTime && refused.date().isPresent()) {
      Duration difference = Duration.between(Instant.now(), refused.date().get());
      if (difference.minus(clock).abs().compareTo(SKEW) > 0) {
        clock = difference;
        return true;
      }
    }
    return false;
  }

  private static boolean malformed(S3RefusedException refused) {
    return refused.code().equals("AuthorizationHeaderMalformed");
  }

  /** Of several threads that were sent elsewhere, one opens the new way. */
  private synchronized void follow(String other, Route from) {
    if (route.region.equals(from.region)) {
      route = route(other);
      from.links.close();
    }
  }

  private Route route(String name) {
    Optional<Boolean> virtualHost =
        settings
            .variables()
            .text("AWS_S3_ADDRESSING_STYLE")
            .or(() -> profile.text("s3.addressing_style"))
            .filter(style -> !style.equals("auto"))
            .map(style -> style.equals("virtual"));
    S3Address address = S3Address.of(endpoint, name, bucket, virtualHost);
    HttpLinks links =
        new HttpLinks(
            address.server(),
            HttpProxy.of(address.server(), settings.variables().values()),
            this::tls,
            settings.connectTimeout(),
            settings.socketTimeout());
    return new Route(name, address, links);
  }

  private SSLSocketFactory tls() {
    if (settings.certificates().isEmpty()) {
      return (SSLSocketFactory) SSLSocketFactory.getDefault();
    }
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      CertificateFile authorities = new CertificateFile(settings.certificates().get());
      context.init(null, authorities.trustManagers(), null);
      return context.getSocketFactory();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This JDK lacks TLS", e);
    }
  }

  private S3Answer exchange(S3Request request, Route at) throws IOException {
    byte[] head = head(request, at);
    HttpLink link = at.links.take();
    try {
      return answer(request, at, link, link.exchange(head, request.body().orElse(NOTHING)));
    } catch (S3RefusedException e) {
      throw e; // answered: the connection is in order
    } catch (SocketTimeoutException | SSLException e) {
      at.links.drop(link);
      throw e;
    } catch (IOException e) {
      at.links.drop(link);
      if (request.body().isPresent()) {
        if (link.used() && link.hasCarried()) {
          at.links.breakUnderLoad();
        }
        throw e;
      }
      if (!link.used()) {
        throw e;
      }
    }
    // The server had closed a connection that it kept for long enough: no failure of this request.
    HttpLink fresh = at.links.open();
    try {
      return answer(request, at, fresh, fresh.exchange(head, NOTHING));
    } catch (S3RefusedException e) {
      throw e;
    } catch (IOException e) {
      at.links.drop(fresh);
      throw e;
    }
  }

  private S3Answer answer(S3Request request, Route at, HttpLink link, HttpHead head)
      throws IOException {
    boolean empty = request.method().equals("HEAD") || head.status() == 204 || head.status() == 304;
    HttpBody body =
        new HttpBody(
            link,
            !empty && head.chunked(),
            empty ? 0 : head.length(),
            fit -> {
              if (fit && head.lasting()) {
                at.links.giveBack(link);
              } else {
                at.links.drop(link);
              }
            });
    S3Answer answer = new S3Answer(head, body);
    if (head.status() >= 200 && head.status() < 300) {
      return answer;
    }
    throw refusal(answer);
  }

  private static S3RefusedException refusal(S3Answer answer) {
    HttpHead head = answer.head();
    Map<String, String> error = Map.of();
    try {
      error = S3Xml.error(answer.text());
    } catch (IOException e) {
      // The status alone says enough.
    }
    return new S3RefusedException(
        head.status(),
        error.getOrDefault("Code", ""),
        head.header("x-amz-request-id").orElse(error.getOrDefault("RequestId", "")),
        head.header("x-amz-bucket-region").orElse(error.getOrDefault("Region", "")),
        head.header("date").flatMap(HttpDate::parse).map(Instant::toEpochMilli).orElse(0L));
  }

  /** The first line and the headers. */
  private byte[] head(S3Request request, Route at) throws IOException {
    String path = at.address.path(request.name());
    SortedMap<String, String> headers = new TreeMap<>(request.headers());
    headers.put("host", at.address.host());
    Optional<S3Credentials> credentials = keys.now();
    if (credentials.isPresent()) {
      String payload = request.body().map(ObjectBody::sha256).orElse(NOTHING.sha256());
      headers = signer.sign(request, path, headers, payload, at.region, credentials.get(), now());
    }
    String query = request.queryText();
    StringBuilder head = new StringBuilder(1024);
    head.append(request.method()).append(' ').append(at.links.pathPrefix()).append(path);
    head.append(query.isEmpty() ? "" : "?").append(query).append(" HTTP/1.1\r\n");
    headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    request
        .body()
        .ifPresent(body -> head.append("content-length: ").append(body.length()).append("\r\n"));
    head.append("user-agent: zoo\r\n").append(at.links.proxyHeader()).append("\r\n");
    return head.toString().getBytes(ISO_8859_1);
  }

  private Instant now() {
    return Instant.now().plus(clock);
  }
}
