package dev.modelzoo.store.s3;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.modelzoo.store.HttpProxy;
import dev.modelzoo.store.ProxyRefusedException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Connections to one server, opened when needed and kept for the next request. A connection on
 * which no byte moves for {@code patience} is dropped: reads by the socket's own time-out, writes
 * by a thread that watches them. Safe for many threads.
 */
final class HttpLinks implements AutoCloseable {
  private final URI server;
  private final Optional<HttpProxy> proxy;
  private final Supplier<SSLSocketFactory> tls;
  private final Duration connectTimeout;
  private final Duration patience;
  private final Deque<HttpLink> idle = new ArrayDeque<>();
  private final Set<HttpLink> open = ConcurrentHashMap.newKeySet();
  private @Nullable Thread watch;
  private @Nullable SSLSocketFactory factory;
  private boolean closed;
  private boolean shortLived;

  HttpLinks(
      URI server,
      Optional<HttpProxy> proxy,
      Supplier<SSLSocketFactory> tls,
      Duration connectTimeout,
      Duration patience) {
    this.server = server;
    this.proxy = proxy;
    this.tls = tls;
    this.connectTimeout = connectTimeout;
    this.patience = patience;
  }

  /** A connection that was used before if one is left, else a new one. */
  HttpLink take() throws IOException {
    while (true) {
      HttpLink link = pollIdle();
      if (link == null) {
        return open();
      }
      if (link.stands()) {
        return link;
      }
      drop(link);
    }
  }

  /** A new connection, whatever is left of earlier ones. */
  HttpLink open() throws IOException {
    Socket wire = connect();
    try {
      wire.setTcpNoDelay(true);
      wire.setSoTimeout((int) patience.toMillis());
      if (encrypted() && proxy.isPresent()) {
        tunnel(wire, proxy.get());
      }
      HttpLink link = new HttpLink(wire, encrypted() ? secure(wire) : wire);
      register(link);
      return link;
    } catch (IOException | RuntimeException e) {
      wire.close();
      throw e;
    }
  }

  /**
   * Notes that a connection broke under the body of a later request. There are lines that break all
   * connections after so many bytes; from now on each carries one body only, as half of a large
   * object would be lost with every break.
   */
  synchronized void breakUnderLoad() {
    shortLived = true;
  }

  synchronized void giveBack(HttpLink link) {
    if (closed || (shortLived && link.hasCarried())) {
      drop(link);
      return;
    }
    link.idle();
    idle.addLast(link);
  }

  void drop(HttpLink link) {
    open.remove(link);
    link.close();
  }

  /** What stands before the path in a request's first line: only a proxy needs to be told. */
  String pathPrefix() {
    return proxy.isPresent() && !encrypted() ? server.toString() : "";
  }

  /** The header for the proxy that goes with each request; "" if it goes with none. */
  String proxyHeader() {
    return encrypted() ? "" : proxy.map(HttpLinks::authorization).orElse("");
  }

  @Override
  public void close() {
    Thread watching;
    synchronized (this) {
      closed = true;
      idle.clear();
      watching = watch;
    }
    if (watching != null) {
      watching.interrupt();
    }
    open.forEach(this::drop);
  }

  private synchronized @Nullable HttpLink pollIdle() {
    return idle.pollLast();
  }

  private synchronized void register(HttpLink link) {
    open.add(link);
    if (watch == null) {
      watch = new Thread(this::watch, "zoo-s3-watch");
      watch.setDaemon(true);
      watch.start();
    }
  }

  private void watch() {
    try {
      while (true) {
        Thread.sleep(Math.max(1, patience.toMillis() / 10));
        long oldest = System.nanoTime() - patience.toNanos();
        open.forEach(link -> link.dropIfStalled(oldest));
      }
    } catch (InterruptedException e) {
      // The store is closed.
    }
  }

  private Socket connect() throws IOException {
    String host = proxy.map(HttpProxy::host).orElse(server.getHost().replaceAll("[\\[\\]]", ""));
    int port = proxy.map(HttpProxy::port).orElse(port());
    IOException failure = new ConnectException("no address");
    for (InetAddress address : InetAddress.getAllByName(host)) {
      Socket socket = new Socket();
      try {
        socket.connect(new InetSocketAddress(address, port), (int) connectTimeout.toMillis());
        return socket;
      } catch (IOException e) {
        socket.close();
        failure = e;
      }
    }
    throw failure;
  }

  private void tunnel(Socket wire, HttpProxy through) throws IOException {
    String target = server.getHost() + ":" + port();
    String request =
        "CONNECT " + target + " HTTP/1.1\r\nHost: " + target + "\r\n" + authorization(through);
    wire.getOutputStream().write((request + "\r\n").getBytes(ISO_8859_1));
    int status = HttpHead.read(wire.getInputStream()).status();
    if (status != 200) {
      throw new ProxyRefusedException(status);
    }
  }

  private Socket secure(Socket wire) throws IOException {
    String host = server.getHost().replaceAll("[\\[\\]]", "");
    SSLSocket socket = (SSLSocket) factory().createSocket(wire, host, port(), true);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    return socket;
  }

  private synchronized SSLSocketFactory factory() {
    SSLSocketFactory known = factory;
    if (known == null) {
      known = tls.get();
      factory = known;
    }
    return known;
  }

  private static String authorization(HttpProxy through) {
    return through
        .user()
        .map(user -> Base64.getEncoder().encodeToString(user.getBytes(ISO_8859_1)))
        .map(text -> "Proxy-Authorization: Basic " + text + "\r\n")
        .orElse("");
  }

  private boolean encrypted() {
    return "https".equals(server.getScheme());
  }

  private int port() {
    if (server.getPort() >= 0) {
      return server.getPort();
    }
    return encrypted() ? 443 : 80;
  }
}
