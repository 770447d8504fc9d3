package dev.modelzoo.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * Stands between a client and an HTTP server of this machine, one request per connection, and does
 * to each what the test says. Counts the bytes of bodies in both directions.
 */
public final class FaultProxy implements AutoCloseable {
  /** What happens to one request. */
  public enum Trouble {
    NONE,
    /** The connection breaks after half of the body, of the answer or of the request. */
    RESET,
    /** As if all were well, but the body of the answer ends in its middle. */
    SHORT_BODY,
    /** A bit of the body is wrong. */
    WRONG_BYTES,
    SLOW_DOWN,
    SERVER_ERROR,
    DENIED,
    CLOCK_SKEW,
    NO_BUCKET,
    /** Nothing comes any more from the middle of the body on, and nothing is taken. */
    STALL
  }

  /** A request as the proxy sees it. */
  public record Request(String method, String target, int length) {}

  private final ServerSocket socket;
  private final int serverPort;
  private final AtomicLong down = new AtomicLong();
  private final AtomicLong up = new AtomicLong();
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile Function<Request, Trouble> script = request -> Trouble.NONE;
  private volatile long breakEvery = Long.MAX_VALUE;

  private FaultProxy(int serverPort) throws IOException {
    this.serverPort = serverPort;
    this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  /** Starts one before the server at {@code endpoint}. */
  public static FaultProxy before(URI endpoint) {
    try {
      FaultProxy proxy = new FaultProxy(endpoint.getPort());
      start(proxy::accept);
      return proxy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + socket.getLocalPort());
  }

  /** Asks {@code newScript} about each request from now on; it may be called by many threads. */
  public void play(Function<Request, Trouble> newScript) {
    script = newScript;
  }

  /** Ends the connection that brings the total of body bytes over each multiple of this. */
  public void breakEvery(long bytes) {
    breakEvery = bytes;
  }

  /** Bytes of bodies that were passed on to the client. */
  public long down() {
    return down.get();
  }

  /** Bytes of bodies that were passed on to the server. */
  public long up() {
    return up.get();
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void start(Runnable action) {
    Thread thread = new Thread(action, "fault-proxy");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        start(() -> serve(client));
      } catch (IOException e) {
        // Closed by the test.
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      String head = head(client.getInputStream());
      String[] line = head.split(" ", 3);
      Request request = new Request(line[0], line[1], length(head));
      Trouble trouble = script.apply(request);
      String refusal = refusal(trouble);
      if (refusal.isEmpty()) {
        forward(client, head, request, trouble);
      } else {
        client.getInputStream().readNBytes(request.length());
        answer(client, refusal, request);
      }
    } catch (IOException | InterruptedException e) {
      // The client, the server or the script ended the connection.
    }
  }

  private void forward(Socket client, String head, Request request, Trouble trouble)
      throws IOException, InterruptedException {
    try (Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort)) {
      server.getOutputStream().write(once(head).getBytes(ISO_8859_1));
      boolean sends = request.length() > 0;
      pass(client, client, server, request.length(), sends ? trouble : Trouble.NONE, up);
      String answer = head(server.getInputStream());
      client.getOutputStream().write(once(answer).getBytes(ISO_8859_1));
      boolean bodiless = request.method().equals("HEAD") || answer.contains(" 204 ");
      int length = bodiless ? 0 : length(answer);
      pass(client, server, client, length, sends ? Trouble.NONE : trouble, down);
      client.getOutputStream().flush();
    }
  }

  /** Passes on a body; -1 for one without a length, which is passed on to its end. */
  private void pass(
      Socket client, Socket from, Socket to, int length, Trouble trouble, AtomicLong count)
      throws IOException, InterruptedException {
    byte[] buffer = new byte[4096];
    int half = Math.max(length, 0) / 2;
    int passed = 0;
    while (length < 0 || passed < length) {
      int most = length < 0 ? buffer.length : Math.min(buffer.length, length - passed);
      int got = from.getInputStream().read(buffer, 0, most);
      if (got < 0) {
        return;
      }
      if (trouble != Trouble.NONE && passed + got > half && passed <= half) {
        spoil(client, trouble, buffer);
      }
      // Counted first: who has read the last byte may ask for the count at once.
      long before = count.getAndAdd(got);
      to.getOutputStream().write(buffer, 0, got);
      passed += got;
      if (before / breakEvery != (before + got) / breakEvery) {
        spoil(client, Trouble.SHORT_BODY, buffer);
      }
    }
  }

  private void spoil(Socket client, Trouble trouble, byte[] buffer)
      throws IOException, InterruptedException {
    switch (trouble) {
      case WRONG_BYTES -> buffer[0] ^= 1;
      case SHORT_BODY -> throw new EOFException("as the script says");
      case STALL -> closed.await();
      default -> {
        client.setSoLinger(true, 0);
        throw new EOFException("as the script says");
      }
    }
  }

  /** Status and code of an answer that the server does not give; "" for none. */
  private static String refusal(Trouble trouble) {
    return switch (trouble) {
      case SLOW_DOWN -> "503 SlowDown";
      case SERVER_ERROR -> "500 InternalError";
      case DENIED -> "403 AccessDenied";
      case CLOCK_SKEW -> "403 RequestTimeTooSkewed";
      case NO_BUCKET -> "404 NoSuchBucket";
      default -> "";
    };
  }

  private static void answer(Socket client, String refusal, Request request) throws IOException {
    String[] parts = refusal.split(" ", 2);
    String xml = "<?xml version=\"1.0\"?><Error><Code>" + parts[1] + "</Code></Error>";
    String head =
        "HTTP/1.1 %s X\r\nContent-Type: application/xml\r\nContent-Length: %d\r\nConnection: close\r\n\r\n"
            .formatted(parts[0], xml.length());
    String text = request.method().equals("HEAD") ? head : head + xml;
    OutputStream out = client.getOutputStream();
    out.write(text.getBytes(ISO_8859_1));
    out.flush();
  }

  private static String head(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    String text = "";
    while (!text.endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        throw new EOFException();
      }
      head.write(next);
      text = next == '\n' ? head.toString(ISO_8859_1) : "";
    }
    return text;
  }

  /** No second request on this connection. */
  private static String once(String head) {
    int end = head.indexOf("\r\n");
    String rest = head.substring(end).replaceAll("(?i)\r\nconnection:[^\r]*", "");
    return head.substring(0, end) + "\r\nConnection: close" + rest;
  }

  private static int length(String head) {
    String[] parts = head.toLowerCase(Locale.ROOT).split("\r\ncontent-length: *", 2);
    boolean answer = head.startsWith("HTTP/");
    return parts.length < 2 ? (answer ? -1 : 0) : Integer.parseInt(parts[1].split("\r\n", 2)[0]);
  }
}
