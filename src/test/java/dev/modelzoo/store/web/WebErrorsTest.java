package dev.modelzoo.store.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.store.BusyException;
import dev.modelzoo.store.ObjectBody;
import dev.modelzoo.store.ObjectKey;
import dev.modelzoo.testing.PrivateCaServer;
import dev.modelzoo.testing.RawServer;
import dev.modelzoo.testing.TestWebServer;
import dev.modelzoo.testing.TunnelProxy;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebErrorsTest {
  private static final ObjectKey KEY = new ObjectKey("a/b");

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "401, ACCESS_DENIED, absent or not public",
    "403, ACCESS_DENIED, absent or not public",
    "301, USAGE, sends us to https://elsewhere.test/ (HTTP 301)",
    "308, USAGE, sends us to https://elsewhere.test/ (HTTP 308)",
    "500, UNAVAILABLE, answered HTTP 500",
    "404, NOT_FOUND, a/b",
  })
  void read_refused_saysHowAndWhatToDo(int status, ErrorKind kind, String what) throws IOException {
    try (TestWebServer server = new TestWebServer(folder)) {
      server.fail(status);

      assertThatThrownBy(() -> open(server.url(), Map.of()).read(KEY))
          .isInstanceOfSatisfying(
              ZooException.class,
              e -> {
                assertThat(e.kind()).isEqualTo(kind);
                assertThat(ZooException.reason(e).replace(":", "").replace(",", ""))
                    .contains(what.replace(":", ""))
                    .doesNotContain("secret");
              });
    }
  }

  @ParameterizedTest
  @CsvSource({"429", "503"})
  void head_busyServer_isToldAsBusy(int status) throws IOException {
    try (TestWebServer server = new TestWebServer(folder)) {
      server.fail(status);

      assertThatThrownBy(() -> open(server.url(), Map.of()).head(KEY))
          .isInstanceOf(BusyException.class);
    }
  }

  @Test
  void list_serverWithoutPages_saysSoAndAPageAboveIsEnough() throws IOException {
    Files.createDirectories(folder.resolve("models/m/versions"));
    try (TestWebServer server = new TestWebServer(folder)) {
      assertThat(open(server.url() + "models/other/", Map.of()).folders("")).isEmpty();
      server.withoutListing();

      assertThatThrownBy(
              () -> open(server.url() + "models/m/", Map.of()).list("versions/", object -> {}))
          .isInstanceOfSatisfying(
              ZooException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.ACCESS_DENIED))
          .hasMessageContaining("models/m/versions/: this web server shows no pages");
    }
  }

  @Test
  void write_anything_isRefusedWithoutARequest() throws IOException {
    try (TestWebServer server = new TestWebServer(folder)) {
      WebObjectStore store = open(server.url(), Map.of());

      assertThatThrownBy(() -> store.put(KEY, ObjectBody.of("x"))).isInstanceOf(ZooException.class);
      assertThatThrownBy(() -> store.putIfAbsent(KEY, ObjectBody.of("x")))
          .isInstanceOf(ZooException.class);
      assertThatThrownBy(() -> store.delete(KEY)).isInstanceOf(ZooException.class);
      assertThatThrownBy(store::supportsExclusivePut).hasMessageContaining("only reads");
      assertThat(server.requests()).isEmpty();
    }
  }

  @Test
  void read_serverThatStalls_isGivenUp() throws IOException {
    try (RawServer server = new RawServer((self, connection) -> self.readHead(connection))) {
      WebFolder place =
          WebFolder.of("http://127.0.0.1:" + server.port() + "/", Map.of())
              .withPatience(Duration.ofMillis(200));

      assertThatThrownBy(() -> new WebObjectStore(place).read(KEY))
          .isInstanceOfSatisfying(
              ZooException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.UNAVAILABLE))
          .hasMessageContaining("did not answer in time");
    }
  }

  @Test
  void read_bodyThatBreaksOff_isAFailureAndNoShortFile() throws IOException {
    try (RawServer server =
        new RawServer(
            (self, connection) -> {
              self.readHead(connection);
              RawServer.write(connection, "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabcd");
              connection.shutdownOutput();
            })) {
      WebObjectStore store = open("http://127.0.0.1:" + server.port() + "/", Map.of());

      try (InputStream in = store.read(KEY)) {
        assertThatThrownBy(in::readAllBytes).isInstanceOf(IOException.class);
      }
    }
  }

  @Test
  void read_throughATunnelWithPassword_trustsTheNamedAuthority() throws Exception {
    WireMockServer server = PrivateCaServer.create(folder);
    server.start();
    server.stubFor(WireMock.get("/a/b").willReturn(WireMock.aResponse().withBody("hello")));
    try (TunnelProxy proxy = TunnelProxy.to(server.httpsPort())) {
      Map<String, String> environment =
          Map.of(
              "HTTPS_PROXY", proxy.url(),
              "SSL_CERT_FILE", folder.resolve("authority.pem").toString());

      try (InputStream in =
          open("https://files." + PrivateCaServer.DOMAIN + "/", environment).read(KEY)) {
        assertThat(new String(in.readAllBytes(), ISO_8859_1)).isEqualTo("hello");
      }

      server.verify(
          WireMock.getRequestedFor(WireMock.urlEqualTo("/a/b"))
              .withoutHeader("Proxy-Authorization")
              .withoutHeader("Authorization"));
      assertThat(proxy.heads()).anyMatch(head -> head.startsWith("CONNECT files."));
    } finally {
      server.stop();
    }
  }

  @Test
  void read_nobodyThere_namesTheServer() throws IOException {
    String url;
    try (TestWebServer server = new TestWebServer(folder)) {
      url = server.url();
    }

    assertThatThrownBy(() -> open(url, Map.of()).read(KEY))
        .hasMessageContaining("nothing answers at " + url.substring(0, url.length() - 1));
  }

  @Test
  void read_serverWithoutTls_saysWhatToWrite() throws IOException {
    try (RawServer server = RawServer.plain()) {
      String place = "127.0.0.1:" + server.port();

      assertThatThrownBy(() -> open("https://" + place + "/zoo/", Map.of()).read(KEY))
          .isInstanceOfSatisfying(
              ZooException.class,
              e -> {
                assertThat(e.kind()).isEqualTo(ErrorKind.USAGE);
                assertThat(e.next()).contains("write http://" + place + " in the url.");
              })
          .hasMessageContaining("the server there does not speak TLS (https)");
    }
  }

  private static WebObjectStore open(String url, Map<String, String> environment) {
    return new WebObjectStore(WebFolder.of(url, environment));
  }
}
