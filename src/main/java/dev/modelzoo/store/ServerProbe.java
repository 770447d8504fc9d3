package dev.modelzoo.store;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.modelzoo.error.ZooException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * One unsigned request to a store's server, step by step, to tell at which step the way to it ends:
 * name, connection, proxy, certificate, answer. Stores have their own, faster clients.
 */
public final class ServerProbe {
  private static final int MOST_HEADERS = 100;
  private static final int PROXY_AUTHENTICATION = 407;

  private final StoreAccess access;
  private final URI server;
  private final Duration patience;
  private final ProbeErrors errors;

  /**
   * What the server said.
   *
   * @param time its clock, to the second
   * @param redirect the host that it sends elsewhere to
   */
  public record Answer(int status, Optional<Instant> time, Optional<String> redirect) {}

  /** Asks with these settings; no step may take longer than {@code patience}. */
  public ServerProbe(StoreAccess access, Duration patience) {
    this.access = access;
    this.server = access.server().value();
    this.patience = patience;
    this.errors = new ProbeErrors(access, patience);
  }

  /**
   * Makes the request; any answer of the server is one, a refusal, too.
   *
   * @throws ZooException that says where the way to the server ends
   */
  public Answer ask() {
    try (Socket wire = connect()) {
      wire.setSoTimeout(Math.toIntExact(patience.toMillis()));
      if (encrypted() && access.proxy().isPresent()) {
        openTunnel(wire, access.proxy().get());
      }
      try (Socket secured = encrypted() ? secure(wire) : wire) {
        return exchange(secured);
      }
    } catch (SocketTimeoutException e) {
      throw errors.silent(e);
    } catch (IOException e) {
      throw errors.broken(e);
    }
  }

  private Socket connect() {
    String host = access.proxy().map(HttpProxy::host).orElse(host());
    int port = access.proxy().map(HttpProxy::port).orElse(port());
    InetAddress[] addresses;
    try {
      addresses = InetAddress.getAllByName(host);
    } catch (UnknownHostException e) {
      throw errors.unknownName(host, e);
    }
    IOException failure = new IOException("no address");
    for (InetAddress address : addresses) {
      Socket socket = new Socket();
      try {
        socket.connect(new InetSocketAddress(address, port), Math.toIntExact(patience.toMillis()));
        return socket;
      } catch (IOException e) {
        closeQuietly(socket);
        failure = e;
      }
    }
    throw errors.unreachable(host, port, failure);
  }

  private void openTunnel(Socket wire, HttpProxy proxy) throws IOException {
    String target = server.getHost() + ":" + port();
    send(wire, "CONNECT " + target + " HTTP/1.1\r\nHost: " + target + "\r\n" + login(proxy));
    // Byte by byte: what follows the head is TLS already.
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0 && head.length() < 64 * 1024) {
      int next = wire.getInputStream().read();
      if (next < 0) {
        break;
      }
      head.append((char) next);
    }
    int status = status(head.toString());
    if (status != 200) {
      throw errors.proxyRefused(proxy, status);
    }
  }

  private Socket secure(Socket wire) throws IOException {
    try {
      SSLSocket socket = (SSLSocket) factory().createSocket(wire, host(), port(), true);
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      socket.setSSLParameters(parameters);
      socket.startHandshake();
      return socket;
    } catch (SSLException e) {
      throw errors.insecure(e);
    }
  }

  private SSLSocketFactory factory() {
    if (access.certificates().isEmpty()) {
      return (SSLSocketFactory) SSLSocketFactory.getDefault();
    }
    CertificateFile authorities = new CertificateFile(access.certificates().get());
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, authorities.trustManagers(), null);
      return context.getSocketFactory();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This JDK lacks TLS", e);
    }
  }

  private Answer exchange(Socket socket) throws IOException {
    boolean plainProxy = access.proxy().isPresent() && !encrypted();
    String base = plainProxy ? server.getScheme() + "://" + server.getRawAuthority() : "";
    String login = plainProxy ? login(access.proxy().get()) : "";
    send(
        socket,
        "HEAD %s/ HTTP/1.1\r\nHost: %s\r\nUser-Agent: zoo\r\nConnection: close\r\n%s"
            .formatted(base, server.getRawAuthority(), login));
    BufferedReader reader =
        new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
    String first = reader.readLine();
    int status = status(first == null ? "" : first);
    if (status == 0) {
      throw errors.notHttp();
    }
    if (plainProxy && (status == PROXY_AUTHENTICATION || status == 502 || status == 504)) {
      throw errors.proxyRefused(access.proxy().get(), status);
    }
    return answer(status, reader);
  }

  private Answer answer(int status, BufferedReader reader) throws IOException {
    Optional<Instant> time = Optional.empty();
    Optional<String> redirect = Optional.empty();
    String line = reader.readLine();
    for (int i = 0; line != null && !line.isEmpty() && i < MOST_HEADERS; i++) {
      String[] header = line.split(":", 2);
      String name = header[0].toLowerCase(Locale.ROOT);
      if (header.length == 2 && name.equals("date")) {
        time = instant(header[1].strip());
      } else if (header.length == 2 && name.equals("location") && status / 100 == 3) {
        redirect = elsewhere(header[1].strip());
      }
      line = reader.readLine();
    }
    return new Answer(status, time, redirect);
  }

  private Optional<String> elsewhere(String location) {
    try {
      return Optional.ofNullable(URI.create(location).getHost())
          .filter(name -> !name.equalsIgnoreCase(server.getHost()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text)));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** The status of a head; 0 if it is none. */
  private static int status(String head) {
    String[] words = head.split("[ \r\n]", 3);
    boolean http = words.length > 1 && words[0].startsWith("HTTP/1.");
    return http && words[1].matches("[1-9][0-9]{2}") ? Integer.parseInt(words[1]) : 0;
  }

  private static String login(HttpProxy proxy) {
    return proxy
        .user()
        .map(user -> Base64.getEncoder().encodeToString(user.getBytes(ISO_8859_1)))
        .map(text -> "Proxy-Authorization: Basic " + text + "\r\n")
        .orElse("");
  }

  private static void send(Socket socket, String head) throws IOException {
    socket.getOutputStream().write((head + "\r\n").getBytes(ISO_8859_1));
    socket.getOutputStream().flush();
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It was never open.
    }
  }

  private boolean encrypted() {
    return "https".equals(server.getScheme());
  }

  private String host() {
    return server.getHost().replaceAll("[\\[\\]]", "");
  }

  private int port() {
    if (server.getPort() >= 0) {
      return server.getPort();
    }
    return encrypted() ? 443 : 80;
  }
}
