package dev.modelzoo.store.oss;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modelzoo.error.ZooException;
import dev.modelzoo.store.ObjectKey;
import dev.modelzoo.testing.RawServer;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plain endpoint behind a proxy with a password, which reads and passes on each request. */
class OssProxyTest {
  private static final ObjectKey KEY = new ObjectKey("m/sbi");
  private static final String LOGIN =
      "Basic " + Base64.getEncoder().encodeToString("me:pass/word".getBytes(ISO_8859_1));

  @TempDir Path home;
  private RawServer proxy;

  @BeforeEach
  void startProxy() throws IOException {
    proxy = new RawServer(OssProxyTest::answer);
  }

  @AfterEach
  void stopProxy() throws IOException {
    proxy.close();
  }

  @Test
  void head_rightPassword_isSentToTheProxyOnly() {
    try (OssObjectStore store = open("me:pass%2Fword@")) {
      assertThat(store.head(KEY)).isEmpty();
    }

    assertThat(proxy.heads())
        .last()
        .asString()
        .startsWith("GET http://store.test/m/sbi ") // a custom domain is one bucket
        .contains("Proxy-Authorization: " + LOGIN);
  }

  @Test
  void head_noPassword_saysThatTheProxyWantsOne() {
    try (OssObjectStore store = open("")) {
      assertThatThrownBy(() -> store.head(KEY))
          .isInstanceOf(ZooException.class)
          .hasMessageContaining("the proxy 127.0.0.1:%d wants a password", proxy.port());
    }
  }

  @Test
  void head_nothingAnswersAtTheProxy_blamesItAndNotTheServer() throws IOException {
    proxy.close();

    try (OssObjectStore store = open("me:geheim@")) {
      assertThatThrownBy(() -> store.head(KEY))
          .hasMessageContaining("nothing answers at the proxy 127.0.0.1:%d", proxy.port())
          .hasMessageNotContaining("geheim");
    }
  }

  private OssObjectStore open(String login) {
    Map<String, String> environment =
        Map.of(
            "HOME", home.toString(),
            "HTTP_PROXY", "http://" + login + "127.0.0.1:" + proxy.port(),
            "OSS_ENDPOINT", "http://store.test",
            "OSS_REGION", "cn-test",
            "OSS_ACCESS_KEY_ID", "id",
            "OSS_ACCESS_KEY_SECRET", "secret");
    return new OssObjectStore(OssSettings.resolve(environment, home, "bucket"), "bucket", "");
  }

  private static void answer(RawServer self, Socket client) throws IOException {
    while (true) {
      boolean known = self.readHead(client).contains("Proxy-Authorization: " + LOGIN);
      RawServer.write(
          client,
          known
              ? "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"
              : "HTTP/1.1 407 Who\r\nProxy-Authenticate: Basic realm=p\r\nContent-Length: 0\r\n\r\n");
    }
  }
}
