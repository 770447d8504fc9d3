package dev.modelzoo.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A service on 127.0.0.1 that hears the same in everything, and the sample image that calls it. */
final class CloudService implements AutoCloseable {
  static final Path IMAGE = Path.of("src/test/resources/cloud_api_en");

  /** What the image sends; it must not get anywhere else. */
  static final String KEY = "not-for-the-store-7c31";

  private final List<String> keys = new CopyOnWriteArrayList<>();
  private final HttpServer server;

  CloudService() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/recognise", this::answer);
    server.start();
  }

  /** What came as Authorization with each request. */
  List<String> keys() {
    return keys;
  }

  /** Puts the files there that the image's model.yaml leaves to whoever runs it. */
  void provide(CliHarness zoo) {
    zoo.file("models/cloud_api_en/API_KEY", KEY + "\n");
    zoo.file(
        "models/cloud_api_en/ENDPOINT",
        "http://127.0.0.1:" + server.getAddress().getPort() + "/recognise\n");
  }

  private void answer(HttpExchange exchange) throws IOException {
    keys.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
    byte[] audio = exchange.getRequestBody().readAllBytes();
    byte[] text = (audio.length > 44 ? "the second one" : "").getBytes(UTF_8);
    exchange.sendResponseHeaders(200, text.length);
    exchange.getResponseBody().write(text);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
