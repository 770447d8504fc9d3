package dev.modelzoo.store.oss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.store.ObjectBody;
import dev.modelzoo.store.ObjectKey;
import dev.modelzoo.store.RetryListener;
import dev.modelzoo.store.RetryPolicy;
import dev.modelzoo.store.RetryingObjectStore;
import dev.modelzoo.testing.RawServer;
import dev.modelzoo.testing.ShortServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Connections that fail below HTTP, or within a body. */
class OssTransportTest {
  private static final ObjectKey KEY = new ObjectKey("m/sbi");

  @Test
  void head_nobodyListens_namesTheEndpoint() throws IOException {
    int port;
    try (ServerSocket socket = listen()) {
      port = socket.getLocalPort();
    }
    try (OssObjectStore store = store(port)) {
      assertThatThrownBy(() -> store.head(KEY))
          .isInstanceOfSatisfying(
              ZooException.class,
              e -> {
                assertThat(e.kind()).isEqualTo(ErrorKind.UNAVAILABLE);
                assertThat(e.next()).contains("Is the server running", "OSS_ENDPOINT");
              })
          .hasMessageContaining("nothing answers at http://127.0.0.1:" + port);
    }
  }

  @Test
  void put_serverWithoutTls_isAWrongSetting() throws IOException {
    try (RawServer server = RawServer.plain();
        OssObjectStore store = store("https", server.port())) {
      assertThatThrownBy(() -> store.put(KEY, ObjectBody.of("x")))
          .isInstanceOfSatisfying(
              ZooException.class,
              e -> {
                assertThat(e.kind()).isEqualTo(ErrorKind.USAGE);
                assertThat(e.next())
                    .contains("write http://127.0.0.1:" + server.port() + " in OSS_ENDPOINT.");
              })
          .hasMessageContaining("does not speak TLS (https)");
    }
  }

  @Test
  void head_serverIsSilent_timesOut() throws IOException {
    try (ServerSocket socket = listen();
        OssObjectStore store = store(socket.getLocalPort())) {
      assertThatThrownBy(() -> store.head(KEY))
          .isInstanceOfSatisfying(
              ZooException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.UNAVAILABLE))
          .hasMessageContaining("did not answer in time");
    }
  }

  @Test
  void head_hostUnknown_saysSo() {
    OssSettings settings =
        OssSettings.of(
            URI.create("http://no-such-host.invalid"), "cn-x", OssCredentials.of("id", "secret"));
    try (OssObjectStore store = new OssObjectStore(settings, "bucket", "")) {
      assertThatThrownBy(() -> store.head(KEY))
          .isInstanceOf(ZooException.class)
          .hasMessageContaining("cannot be resolved");
    }
  }

  @Test
  void read_bodyTooShort_isATransportFailure() throws Exception {
    try (ShortServer server = new ShortServer();
        OssObjectStore store = store(server.port());
        InputStream stream = store.read(KEY)) {
      assertThatThrownBy(stream::readAllBytes)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("of 10 bytes of oss://bucket/m/sbi");
    }
  }

  @Test
  void read_bodyTooShortAndRetried_goesOn() throws Exception {
    try (ShortServer server = new ShortServer();
        RetryingObjectStore store =
            new RetryingObjectStore(
                store(server.port()),
                RetryPolicy.DEFAULT,
                pause -> {},
                new Random(1),
                RetryListener.NONE);
        InputStream stream = store.read(KEY)) {
      assertThat(stream).hasContent("0123456789");
    }
  }

  private static OssObjectStore store(int port) {
    return store("http", port);
  }

  private static OssObjectStore store(String scheme, int port) {
    OssSettings settings =
        OssSettings.of(
                URI.create(scheme + "://127.0.0.1:" + port),
                "cn-test",
                OssCredentials.of("id", "secret"))
            .withTimeouts(Duration.ofSeconds(5), Duration.ofMillis(300));
    return new OssObjectStore(settings, "bucket", "");
  }

  private static ServerSocket listen() throws IOException {
    return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }
}
