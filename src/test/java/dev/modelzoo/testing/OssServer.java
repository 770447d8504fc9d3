package dev.modelzoo.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.modelzoo.store.oss.OssCredentials;
import dev.modelzoo.store.oss.OssSettings;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * A server on a free port of this machine that speaks as much of OSS as zoo uses, written from its
 * public description: it keeps objects, checks every signature (version 4), refuses to overwrite
 * what is forbidden to be, and can be told to misbehave. It is no proof of how OSS itself behaves.
 */
public final class OssServer implements AutoCloseable {
  public static final String REGION = "cn-test";

  /** Host names below it are buckets; reached through the server as a proxy. */
  public static final String DOMAIN = "oss-" + REGION + ".aliyuncs.com";

  static final String REQUEST_ID = "5C06A3B67B8B5A3DA422299D";

  static {
    // Else each answer waits for the client's acknowledgement of its head, some 40 ms.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer server;
  private final ExecutorService executor = Executors.newFixedThreadPool(16);
  private final Map<String, OssBucket> buckets = new ConcurrentHashMap<>();
  private final Map<String, String> elsewhere = new ConcurrentHashMap<>();
  private final Map<String, String> cnames = new ConcurrentHashMap<>();
  private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
  private final OssAnswers answers = new OssAnswers(buckets);
  private volatile OssCredentials credentials =
      OssCredentials.of("test-id", UUID.randomUUID().toString());
  private volatile Clock clock = Clock.systemUTC();
  private volatile boolean reasonsForHead;

  private OssServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.setExecutor(executor);
  }

  /** Starts a server without buckets. */
  public static OssServer start() {
    try {
      OssServer started = new OssServer();
      started.server.start();
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void createBucket(String name) {
    buckets.put(name, new OssBucket());
  }

  /** A bucket of another region: requests for it are sent there. */
  public void createBucketElsewhere(String name, String endpoint) {
    elsewhere.put(name, endpoint);
  }

  /** Says whether a bucket keeps versions: {@code Enabled}, {@code Suspended} or {@code Off}. */
  public void setVersioning(String bucket, String state) {
    bucket(bucket).versioning = state;
  }

  /** Lets anybody read the objects of a bucket, but not list them. */
  public void setPublicRead(String bucket) {
    bucket(bucket).publicRead = true;
  }

  /** Binds a host name to a bucket. */
  public void bind(String host, String bucket) {
    cnames.put(host, bucket);
  }

  /** Takes these keys alone from now on; with a token, the token must come along. */
  public void accept(OssCredentials only) {
    credentials = only;
  }

  public void setClock(Clock newClock) {
    clock = newClock;
  }

  /** Puts the reason of a failed HEAD into a header, as OSS does of late. */
  public void giveReasonsForHead() {
    reasonsForHead = true;
  }

  /** Changes one bit in the next answer with bytes of an object whose name has {@code part}. */
  public void corruptNextDownload(String part) {
    answers.corruptNextDownload(part);
  }

  /** Changes a bit of the next object that arrives, as a broken proxy would. */
  public void corruptNextUpload() {
    answers.corruptNextUpload();
  }

  /** Changes a bit of the next object after it was checked, as a broken server would. */
  public void corruptNextStored() {
    answers.corruptNextStored();
  }

  /** Lists so many objects, uploads or parts in a page at most. */
  public void setPage(int most) {
    answers.setPage(most);
  }

  /** Makes the tags of parts, now and later, something else than their MD5. */
  public void hideMd5OfParts() {
    answers.uploads().hideMd5();
  }

  /** Makes an object one from before OSS had CRC-64. */
  public void forgetCrc(String bucket, String name) {
    OssBucket.Stored stored = bucket(bucket).get(name);
    if (stored != null) {
      OssBucket.Stored old = OssBucket.Stored.whole(stored.bytes(), null, stored.lastModified());
      bucket(bucket).put(name, old, false);
    }
  }

  /** All requests so far: method, bucket and name, such as {@code PUT /bucket/name}. */
  public List<String> requests() {
    return List.copyOf(requests);
  }

  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + port());
  }

  public int port() {
    return server.getAddress().getPort();
  }

  public OssCredentials credentials() {
    return credentials;
  }

  public OssSettings settings() {
    return OssSettings.of(endpoint(), REGION, credentials);
  }

  @Override
  public void close() {
    server.stop(0);
    executor.shutdownNow();
  }

  private OssBucket bucket(String name) {
    return Optional.ofNullable(buckets.get(name)).orElseThrow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      OssRequest request = OssRequest.read(exchange, DOMAIN, cnames);
      requests.add(request.method() + " " + request.resource());
      exchange.getResponseHeaders().set("Server", "AliyunOSS");
      exchange.getResponseHeaders().set("x-oss-request-id", REQUEST_ID);
      try {
        authorize(request);
        answers.answer(request, exchange);
      } catch (OssRefusal refusal) {
        refuse(request, refusal, exchange);
      }
    }
  }

  private void refuse(OssRequest request, OssRefusal refusal, HttpExchange exchange)
      throws IOException {
    byte[] xml = refusal.xml(request.header("host")).getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/xml");
    if (request.method().equals("HEAD")) {
      if (reasonsForHead) {
        exchange.getResponseHeaders().set("x-oss-err", Base64.getEncoder().encodeToString(xml));
      }
      exchange.sendResponseHeaders(refusal.status(), -1);
      return;
    }
    exchange.sendResponseHeaders(refusal.status(), xml.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(xml);
    }
  }

  private void authorize(OssRequest request) throws OssRefusal {
    @Nullable String name = request.bucket();
    String right = name == null ? null : elsewhere.get(name);
    if (right != null) {
      throw new OssRefusal(
          403,
          "AccessDenied",
          "The bucket you are attempting to access must be addressed using the specified endpoint.",
          "<Bucket>%s</Bucket><Endpoint>%s</Endpoint>".formatted(name, right));
    }
    if (request.headers().containsKey("authorization")) {
      OssAuthorization.check(request, credentials, REGION, clock);
      return;
    }
    OssBucket bucket = name == null ? null : buckets.get(name);
    boolean readsObject =
        !request.name().isEmpty()
            && (request.method().equals("GET") || request.method().equals("HEAD"));
    if (bucket == null && name != null) {
      throw OssAnswers.noBucket();
    }
    if (bucket == null || !bucket.publicRead || !readsObject) {
      throw new OssRefusal(
          403, "AccessDenied", "Anonymous user has no right to access this bucket.");
    }
  }
}
