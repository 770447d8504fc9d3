package dev.modelzoo.store.s3;

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
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens on the connections: stalls, early answers, reuse, chunks, proxies. */
class S3LinkTest {
  private static final ObjectKey KEY = new ObjectKey("m/sbi");
  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: ";

  /** More than the buffers on the way take by themselves. */
  private static final ObjectBody LARGE = ObjectBody.of(new byte[32 << 20]);

  @Test
  void put_serverTakesNoBytes_isDroppedForAnotherAttempt() throws IOException {
    try (RawServer server = new RawServer(RawServer::readHead);
        S3ObjectStore store = store(server, Map.of())) {
      assertThatThrownBy(() -> store.put(KEY, LARGE))
          .isInstanceOfSatisfying(
              ZooException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.UNAVAILABLE))
          .hasMessageContaining("did not answer in time");
    }
  }

  @Test
  void put_firstConnectionStalls_secondAttemptSucceeds() throws IOException {
    AtomicInteger number = new AtomicInteger();
    RawServer.Handler first =
        (server, connection) -> {
          server.readHead(connection);
          if (number.getAndIncrement() > 0) {
            connection.getInputStream().skipNBytes(LARGE.length());
            RawServer.write(connection, OK + "0\r\n\r\n");
          }
        };
    try (RawServer server = new RawServer(first);
        RetryingObjectStore store = retrying(store(server, Map.of()))) {
      store.put(KEY, LARGE);

      assertThat(server.connections()).isEqualTo(2);
    }
  }

  @Test
  void read_bodyStalls_isDroppedAndGoesOnWhereItStopped() throws IOException {
    RawServer.Handler halves =
        (server, connection) -> {
          boolean rest = server.readHead(connection).contains("range: bytes=4-");
          RawServer.write(
              connection,
              rest
                  ? "HTTP/1.1 206 Partial Content\r\nContent-Length: 6\r\n\r\n456789"
                  : OK + "10\r\n\r\n0123");
        };
    try (RawServer server = new RawServer(halves);
        RetryingObjectStore store = retrying(store(server, Map.of()));
        InputStream stream = store.read(KEY)) {
      assertThat(stream).hasContent("0123456789");
    }
  }

  @Test
  void put_refusedBeforeTheEndAndNotHeardOut_tellsWhatTheServerSaid() throws IOException {
    String error = "<Error><Code>SlowDown</Code></Error>";
    RawServer.Handler hurried =
        (server, connection) -> {
          server.readHead(connection);
          RawServer.write(
              connection,
              "HTTP/1.1 503 Slow Down\r\nConnection: close\r\nContent-Length: "
                  + error.length()
                  + "\r\n\r\n"
                  + error);
        };
    try (RawServer server = new RawServer(hurried);
        S3ObjectStore store = store(server, Map.of())) {
      assertThatThrownBy(() -> store.put(KEY, LARGE))
          .isInstanceOf(ZooException.class)
          .hasMessageContaining("busy or closed (HTTP 503 SlowDown");
    }
  }

  @Test
  void put_connectionsBreakUnderTheirSecondBody_losesOneBodyInAll() throws IOException {
    RawServer.Handler breaking =
        (server, connection) -> {
          server.readHead(connection);
          connection.getInputStream().skipNBytes(LARGE.length());
          RawServer.write(connection, OK + "0\r\n\r\n");
          server.readHead(connection);
          connection.getInputStream().skipNBytes(LARGE.length() / 2);
          connection.setSoLinger(true, 0);
          connection.close();
        };
    try (RawServer server = new RawServer(breaking);
        RetryingObjectStore store = retrying(store(server, Map.of()))) {
      for (int i = 0; i < 5; i++) {
        store.put(KEY, LARGE);
      }

      assertThat(server.heads()).hasSize(6);
      assertThat(server.connections()).isEqualTo(5);
    }
  }

  @Test
  void head_manyTimes_keepsOneConnection() throws IOException {
    RawServer.Handler patient =
        (server, connection) -> {
          while (true) {
            server.readHead(connection);
            RawServer.write(connection, OK + "5\r\n\r\n");
          }
        };
    try (RawServer server = new RawServer(patient);
        S3ObjectStore store = store(server, Map.of())) {
      for (int i = 0; i < 5; i++) {
        assertThat(store.head(KEY).orElseThrow().size()).isEqualTo(5);
      }
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @Test
  void head_keptConnectionWasClosed_isSentOverANewOne() throws IOException {
    try (RawServer server = new RawServer(S3LinkTest::answerOnceAndHangUp);
        S3ObjectStore store = store(server, Map.of())) {
      for (int i = 0; i < 5; i++) {
        assertThat(store.head(KEY).orElseThrow().size()).isEqualTo(5);
      }
      assertThat(server.heads()).hasSize(5);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\n0123\r\n6;x\r\n456789\r\n0\r\nT: x\r\n\r\n",
        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n0123456789",
        "HTTP/1.0 200 OK\r\n\r\n0123456789",
        "HTTP/1.1 200\nContent-length:10\n\n0123456789"
      })
  void read_anyFormOfAnswer_givesTheBody(String answer) throws IOException {
    RawServer.Handler once =
        (server, connection) -> {
          server.readHead(connection);
          RawServer.write(connection, answer);
          connection.shutdownOutput();
        };
    try (RawServer server = new RawServer(once);
        S3ObjectStore store = store(server, Map.of());
        InputStream stream = store.read(KEY)) {
      assertThat(stream).hasContent("0123456789");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SSH-2.0-OpenSSH_9.2\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Le",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n01"
      })
  void read_answerIsNoHttpOrBreaksOff_isATransportFailure(String answer) throws IOException {
    RawServer.Handler once =
        (server, connection) -> {
          server.readHead(connection);
          RawServer.write(connection, answer);
          connection.shutdownOutput();
        };
    try (RawServer server = new RawServer(once);
        S3ObjectStore store = store(server, Map.of())) {
      assertThatThrownBy(
              () -> {
                try (InputStream stream = store.read(KEY)) {
                  stream.readAllBytes();
                }
              })
          .isInstanceOfAny(IOException.class, ZooException.class)
          .hasMessageContaining("s3://bucket/m/sbi");
    }
  }

  @Test
  void head_proxySet_isAskedWithItsPassword() throws IOException {
    try (RawServer proxy = new RawServer(S3LinkTest::answerOnceAndHangUp);
        S3ObjectStore store =
            store(
                "http://s3.invalid",
                Map.of("HTTP_PROXY", "http://u:p@127.0.0.1:" + proxy.port()))) {
      assertThat(store.head(KEY)).isPresent();

      assertThat(proxy.heads().get(0))
          .startsWith("HEAD http://s3.invalid/bucket/m/sbi HTTP/1.1\r\n")
          .contains("host: s3.invalid\r\n", "Proxy-Authorization: Basic dTpw\r\n");
    }
  }

  @Test
  void head_proxyOfSecureServerRefuses_saysSo() throws IOException {
    RawServer.Handler refuse =
        (server, connection) -> {
          server.readHead(connection);
          RawServer.write(connection, "HTTP/1.1 407 Proxy Authentication Required\r\n\r\n");
        };
    try (RawServer proxy = new RawServer(refuse);
        S3ObjectStore store =
            store("https://s3.invalid", Map.of("HTTPS_PROXY", "127.0.0.1:" + proxy.port()))) {
      assertThatThrownBy(() -> store.head(KEY))
          .isInstanceOf(ZooException.class)
          .hasMessageContaining("the proxy 127.0.0.1:%d wants a password", proxy.port());
      assertThat(proxy.heads().get(0)).startsWith("CONNECT s3.invalid:443 HTTP/1.1\r\n");
    }
  }

  @Test
  void head_serverInNoProxy_isAskedItself() throws IOException {
    try (RawServer server = new RawServer(S3LinkTest::answerOnceAndHangUp);
        S3ObjectStore store =
            store(server, Map.of("HTTP_PROXY", "http://127.0.0.1:1", "NO_PROXY", "127.0.0.1"))) {
      assertThat(store.head(KEY)).isPresent();
      assertThat(server.heads().get(0)).startsWith("HEAD /bucket/m/sbi HTTP/1.1\r\n");
    }
  }

  private static void answerOnceAndHangUp(RawServer server, Socket connection) throws IOException {
    server.readHead(connection);
    RawServer.write(connection, OK + "5\r\n\r\n");
    connection.close();
  }

  private static RetryingObjectStore retrying(S3ObjectStore store) {
    return new RetryingObjectStore(
        store, RetryPolicy.DEFAULT, pause -> {}, new Random(1), RetryListener.NONE);
  }

  private static S3ObjectStore store(RawServer server, Map<String, String> environment) {
    return store("http://127.0.0.1:" + server.port(), environment);
  }

  private static S3ObjectStore store(String endpoint, Map<String, String> environment) {
    Map<String, String> all = new HashMap<>(environment);
    all.put("AWS_ENDPOINT_URL", endpoint);
    all.put("AWS_REGION", "us-east-1");
    S3Settings settings =
        S3Settings.fromEnvironment(all)
            .withCredentials(S3Credentials.of("id", "secret"))
            .withTimeouts(Duration.ofSeconds(5), Duration.ofMillis(400));
    return new S3ObjectStore(settings, "bucket", "");
  }
}
