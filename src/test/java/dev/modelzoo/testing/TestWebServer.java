package dev.modelzoo.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A web server as anybody runs one: the files of a folder, with or without pages of folders. */
public final class TestWebServer implements AutoCloseable {
  private static final Pattern RANGE = Pattern.compile("bytes=([0-9]+)-([0-9]*)");

  private final Path folder;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final ConcurrentLinkedQueue<Integer> statuses = new ConcurrentLinkedQueue<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private volatile boolean listing = true;
  private volatile boolean ranges = true;

  public TestWebServer(Path folder) throws IOException {
    this.folder = folder;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  /** Of the folder, with a slash at its end. */
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  /** Refuses to show what is in a folder. */
  public TestWebServer withoutListing() {
    listing = false;
    return this;
  }

  /** Sends files in whole, whatever part is asked for. */
  public TestWebServer withoutRanges() {
    ranges = false;
    return this;
  }

  /** Answers the next request with this status. */
  public void fail(int status) {
    statuses.add(status);
  }

  /** Method and path of each. */
  public List<String> requests() {
    return List.copyOf(requests);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI().getRawPath());
      Integer status = statuses.poll();
      if (status != null) {
        exchange.getResponseHeaders().set("Location", "https://elsewhere.test/?token=secret");
        exchange.sendResponseHeaders(status, -1);
        return;
      }
      String path = exchange.getRequestURI().getPath();
      Path file = folder.resolve(path.substring(1)).normalize();
      if (!file.startsWith(folder) || !Files.exists(file)) {
        exchange.sendResponseHeaders(404, -1);
      } else if (Files.isDirectory(file)) {
        answerFolder(exchange, file, path.endsWith("/"));
      } else if (path.endsWith("/")) {
        exchange.sendResponseHeaders(404, -1);
      } else {
        answerFile(exchange, file);
      }
    }
  }

  private void answerFolder(HttpExchange exchange, Path asked, boolean slash) throws IOException {
    if (!slash) {
      exchange.sendResponseHeaders(exchange.getRequestMethod().equals("HEAD") ? 404 : 301, -1);
    } else if (!listing) {
      exchange.sendResponseHeaders(403, -1);
    } else {
      StringBuilder page = new StringBuilder("<h1>Index</h1><a href=\"../\">../</a>\n");
      try (Stream<Path> files = Files.list(asked)) {
        for (Path file : (Iterable<Path>) files::iterator) {
          String name = URLEncoder.encode(file.getFileName().toString(), UTF_8).replace("+", "%20");
          page.append(
              "<a href=\"%s\">x</a>%n".formatted(Files.isDirectory(file) ? name + "/" : name));
        }
      }
      send(exchange, 200, page.toString().getBytes(UTF_8));
    }
  }

  private void answerFile(HttpExchange exchange, Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    exchange
        .getResponseHeaders()
        .set(
            "Last-Modified",
            DateTimeFormatter.RFC_1123_DATE_TIME.format(
                Files.getLastModifiedTime(file).toInstant().atOffset(ZoneOffset.UTC)));
    String range = exchange.getRequestHeaders().getFirst("Range");
    Matcher matcher = RANGE.matcher(range == null ? "" : range);
    if (!ranges || !matcher.matches()) {
      send(exchange, 200, bytes);
      return;
    }
    long first = Long.parseLong(matcher.group(1));
    long last = matcher.group(2).isEmpty() ? Long.MAX_VALUE : Long.parseLong(matcher.group(2));
    if (first >= bytes.length) {
      exchange.sendResponseHeaders(416, -1);
      return;
    }
    int end = (int) Math.min(bytes.length - 1L, last) + 1;
    send(exchange, 206, Arrays.copyOfRange(bytes, (int) first, end));
  }

  private static void send(HttpExchange exchange, int status, byte[] bytes) throws IOException {
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.getResponseHeaders().set("Content-Length", Integer.toString(bytes.length));
      exchange.sendResponseHeaders(status, -1);
      return;
    }
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    if (bytes.length > 0) {
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
