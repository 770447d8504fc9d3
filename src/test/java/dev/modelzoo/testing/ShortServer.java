package dev.modelzoo.testing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Holds ten digits; promises the range to the end, sends at most four bytes, hangs up. */
public final class ShortServer implements AutoCloseable {
  private final ServerSocket socket;

  public ShortServer() throws IOException {
    socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread thread = new Thread(this::serve, "short-server");
    thread.setDaemon(true);
    thread.start();
  }

  public int port() {
    return socket.getLocalPort();
  }

  private void serve() {
    while (!socket.isClosed()) {
      try (Socket connection = socket.accept()) {
        answer(connection);
      } catch (IOException e) {
        // Closed by the test, or by a client that has seen enough.
      }
    }
  }

  private static void answer(Socket connection) throws IOException {
    StringBuilder request = new StringBuilder();
    while (request.indexOf("\r\n\r\n") < 0) {
      int next = connection.getInputStream().read();
      if (next < 0) {
        return;
      }
      request.append((char) next);
    }
    int range = request.indexOf("bytes=");
    int from = range < 0 ? 0 : request.charAt(range + 6) - '0';
    String rest = "0123456789".substring(from);
    String head =
        range < 0
            ? "HTTP/1.1 200 OK\r\n"
            : "HTTP/1.1 206 Partial Content\r\nContent-Range: bytes " + from + "-9/10\r\n";
    String text = head + "Content-Length: " + rest.length() + "\r\nConnection: close\r\n\r\n";
    String sent = rest.substring(0, Math.min(4, rest.length()));
    connection.getOutputStream().write((text + sent).getBytes(US_ASCII));
    connection.getOutputStream().flush();
  }

  @Override
  public void close() throws IOException {
    socket.close(); // which ends the thread
  }
}
