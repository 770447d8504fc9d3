package dev.modelzoo.cli.rehearsal;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * As much of S3 as a push and a pull of small files speak, for one process on this machine: no
 * bucket is missing, nobody is refused, and all is forgotten at the end. The archive of loaded
 * classes is made by running zoo's commands, and what answers of a store load would not be in it
 * without one that answers. Not a store to keep anything in.
 */
public final class RehearsalServer implements AutoCloseable {
  private static final int CREATED_ALREADY = 412;
  private static final String OBJECT =
      "<Contents><Key>%s</Key><LastModified>2026-01-01T00:00:00.000Z</LastModified>"
          + "<ETag>&quot;%s&quot;</ETag><Size>%d</Size></Contents>";
  private static final String PAGE =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?><ListBucketResult"
          + " xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><IsTruncated>false</IsTruncated>"
          + "%s</ListBucketResult>";
  private static final String ABSENT =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>NoSuchKey</Code></Error>";

  private final HttpServer server;
  private final SortedMap<String, Stored> objects = new ConcurrentSkipListMap<>();

  /** The bytes of an object, and what its writer said of them. */
  private static final class Stored {
    private final byte[] bytes;
    private final Map<String, List<String>> headers;
    private final String etag;

    Stored(byte[] bytes, Map<String, List<String>> headers) {
      this.bytes = bytes;
      this.headers = Map.copyOf(headers);
      this.etag = md5(bytes);
    }
  }

  private RehearsalServer(HttpServer server) {
    this.server = server;
  }

  /** Listens on a free port of 127.0.0.1. */
  public static RehearsalServer start() throws IOException {
    InetAddress here = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    HttpServer http = HttpServer.create(new InetSocketAddress(here, 0), 0);
    RehearsalServer rehearsal = new RehearsalServer(http);
    http.createContext("/", rehearsal::answer);
    http.start();
    return rehearsal;
  }

  /** Such as {@code http://127.0.0.1:40123}. */
  public String endpoint() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String query = exchange.getRequestURI().getRawQuery();
      String path = exchange.getRequestURI().getPath();
      switch (exchange.getRequestMethod()) {
        case "PUT" -> put(exchange, path);
        case "DELETE" -> delete(exchange, path);
        default -> {
          if (query != null && query.contains("list-type=")) {
            list(exchange, path, exchange.getRequestURI().getQuery());
          } else {
            get(exchange, path);
          }
        }
      }
    }
  }

  private void put(HttpExchange exchange, String path) throws IOException {
    byte[] bytes = exchange.getRequestBody().readAllBytes();
    boolean exclusive = exchange.getRequestHeaders().containsKey("If-None-Match");
    Stored stored = new Stored(bytes, exchange.getRequestHeaders());
    if (exclusive && objects.putIfAbsent(path, stored) != null) {
      exchange.sendResponseHeaders(CREATED_ALREADY, -1);
      return;
    }
    objects.put(path, stored);
    exchange.getResponseHeaders().set("ETag", '"' + stored.etag + '"');
    exchange.sendResponseHeaders(200, -1);
  }

  private void delete(HttpExchange exchange, String path) throws IOException {
    objects.remove(path);
    exchange.sendResponseHeaders(204, -1);
  }

  private void get(HttpExchange exchange, String path) throws IOException {
    boolean head = exchange.getRequestMethod().equals("HEAD");
    if (path.indexOf('/', 1) == path.length() - 1
        || path.indexOf('/', 1) < 0) { // every bucket is there
      send(exchange, 200, new byte[0], head);
      return;
    }
    Stored stored = objects.get(path);
    if (stored == null) {
      send(exchange, 404, ABSENT.getBytes(StandardCharsets.UTF_8), head);
      return;
    }
    stored.headers.forEach(
        (name, values) -> {
          if (name.startsWith("X-amz-meta-") || name.startsWith("X-amz-checksum-")) {
            exchange.getResponseHeaders().put(name, values);
          }
        });
    exchange.getResponseHeaders().set("ETag", '"' + stored.etag + '"');
    exchange.getResponseHeaders().set("Last-Modified", "Thu, 01 Jan 2026 00:00:00 GMT");
    send(exchange, 200, stored.bytes, head);
  }

  private void list(HttpExchange exchange, String bucket, String query) throws IOException {
    String prefix = bucket.replaceAll("/$", "") + '/' + query.replaceAll("(^|.*&)prefix=|&.*", "");
    StringBuilder found = new StringBuilder();
    objects.forEach(
        (path, stored) -> {
          if (path.startsWith(prefix)) {
            String key = path.substring(path.indexOf('/', 1) + 1);
            found.append(OBJECT.formatted(key, stored.etag, stored.bytes.length));
          }
        });
    send(exchange, 200, PAGE.formatted(found).getBytes(StandardCharsets.UTF_8), false);
  }

  private static void send(HttpExchange exchange, int status, byte[] body, boolean head)
      throws IOException {
    if (head) {
      exchange.getResponseHeaders().set("Content-Length", String.valueOf(body.length));
    }
    exchange.sendResponseHeaders(status, head || body.length == 0 ? -1 : body.length);
    if (!head) {
      exchange.getResponseBody().write(body);
    }
  }

  private static String md5(byte[] bytes) {
    try {
      byte[] md5 = MessageDigest.getInstance("MD5").digest(bytes);
      return "%032x".formatted(new BigInteger(1, md5));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has MD5", e);
    }
  }
}
