package dev.modelzoo.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Base64;
import java.util.List;

/**
 * A proxy that opens tunnels (CONNECT) for those who know its password. Whatever name it is asked
 * for, it connects to one port of this machine, so that names need not exist.
 */
public final class TunnelProxy implements AutoCloseable {
  private static final String PASSWORD =
      Base64.getEncoder().encodeToString("me:pass/word".getBytes(ISO_8859_1));

  private final RawServer server;
  private final int serverPort;

  private TunnelProxy(int serverPort) throws IOException {
    this.serverPort = serverPort;
    this.server = new RawServer(this::handle);
  }

  public static TunnelProxy to(int serverPort) throws IOException {
    return new TunnelProxy(serverPort);
  }

  /** As the variable {@code HTTPS_PROXY} takes it. */
  public String url() {
    return "http://me:pass%2Fword@127.0.0.1:" + server.port();
  }

  /** The same without the password. */
  public String urlWithoutPassword() {
    return "http://127.0.0.1:" + server.port();
  }

  /** The heads of all requests that came to the proxy itself. */
  public List<String> heads() {
    return server.heads();
  }

  private void handle(RawServer self, Socket client) throws IOException {
    String head = self.readHead(client);
    if (!head.startsWith("CONNECT ")) {
      RawServer.write(client, "HTTP/1.1 405 Tunnels Only\r\nContent-Length: 0\r\n\r\n");
    } else if (!head.matches(
        "(?s).*(?i:\r\nproxy-authorization: basic) \\Q" + PASSWORD + "\\E\r\n.*")) {
      RawServer.write(
          client,
          "HTTP/1.1 407 Who\r\nProxy-Authenticate: Basic realm=p\r\nContent-Length: 0\r\n\r\n");
      handle(self, client); // some clients send their password only when they are asked
    } else {
      try (Socket target = new Socket(InetAddress.getLoopbackAddress(), serverPort)) {
        RawServer.write(client, "HTTP/1.1 200 Connected\r\n\r\n");
        Thread back = new Thread(() -> copy(target, client), "tunnel-proxy");
        back.setDaemon(true);
        back.start();
        copy(client, target);
      }
    }
  }

  private static void copy(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
      to.shutdownOutput();
    } catch (IOException e) {
      // One of the two has seen enough.
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
