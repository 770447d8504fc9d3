package dev.modelzoo.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server that does with each connection what the test says; each has a thread of its own. */
public final class RawServer implements AutoCloseable {
  private static final long PATIENCE_MILLIS = 10_000;

  private final ServerSocket socket;
  private final Handler handler;
  private final Thread acceptor;
  private final List<Socket> connections = new CopyOnWriteArrayList<>();
  private final List<String> heads = new CopyOnWriteArrayList<>();

  /** What to do with a connection, which stays open until the server is closed. */
  @FunctionalInterface
  public interface Handler {
    void handle(RawServer server, Socket connection) throws IOException;
  }

  public RawServer(Handler handler) throws IOException {
    this(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), handler);
  }

  /** A web server without TLS, which is told so by those who begin with it. */
  public static RawServer plain() throws IOException {
    return new RawServer(
        (self, client) -> {
          write(client, "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
          client.shutdownOutput();
        });
  }

  /** One that listens there, and closes it. */
  public RawServer(ServerSocket socket, Handler handler) {
    this.handler = handler;
    this.socket = socket;
    this.acceptor = start(this::serve);
  }

  public int port() {
    return socket.getLocalPort();
  }

  /** The first lines of all requests that {@link #readHead} saw. */
  public List<String> heads() {
    return List.copyOf(heads);
  }

  public int connections() {
    return connections.size();
  }

  /** Reads a request up to its body. */
  public String readHead(Socket connection) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = connection.getInputStream().read();
      if (next < 0) {
        throw new IOException("The client has gone");
      }
      head.append((char) next);
    }
    heads.add(head.toString());
    return head.toString();
  }

  public static void write(Socket connection, String text) throws IOException {
    connection.getOutputStream().write(text.getBytes(ISO_8859_1));
    connection.getOutputStream().flush();
  }

  private void serve() {
    try {
      while (true) {
        Socket connection = socket.accept();
        connections.add(connection);
        start(() -> handle(connection));
      }
    } catch (IOException e) {
      // Closed by the test.
    }
  }

  private void handle(Socket connection) {
    try {
      handler.handle(this, connection);
    } catch (IOException e) {
      // The client has seen enough.
    }
  }

  private static Thread start(Runnable action) {
    Thread thread = new Thread(action, "raw-server");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  /** Nothing answers any more afterwards: one that waits for connections could take a last one. */
  @Override
  public void close() throws IOException {
    socket.close();
    try {
      acceptor.join(PATIENCE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    for (Socket connection : connections) {
      connection.close();
    }
  }
}
