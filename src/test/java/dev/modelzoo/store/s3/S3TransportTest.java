package dev.modelzoo.store.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
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
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Random;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;

/** Connections that fail below HTTP, or within a body. */
class S3TransportTest {
  private static final ObjectKey KEY = new ObjectKey("m/sbi");

  @Test
  void head_nobodyListens_namesTheEndpoint() throws IOException {
    int port;
    try (ServerSocket socket = listen()) {
      port = socket.getLocalPort();
    }
    try (S3ObjectStore store = store(port)) {
      assertThatThrownBy(() -> store.head(KEY))
          .isInstanceOfSatisfying(
              ZooException.class,
              e -> {
                assertThat(e.kind()).isEqualTo(ErrorKind.UNAVAILABLE);
                assertThat(e.next()).contains("Is the server running");
              })
          .hasMessageContaining("nothing answers at http://127.0.0.1:" + port);
    }
  }

  @Test
  void head_serverIsSilent_timesOut() throws IOException {
    try (ServerSocket socket = listen();
        S3ObjectStore store = store(socket.getLocalPort())) {
      assertThatThrownBy(() -> store.head(KEY))
          .isInstanceOfSatisfying(
              ZooException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.UNAVAILABLE))
          .hasMessageContaining("did not answer in time");
    }
  }

  @Test
  void read_bodyTooShort_isATransportFailure() throws Exception {
    try (ShortServer server = new ShortServer();
        S3ObjectStore store = store(server.port());
        InputStream stream = store.read(KEY)) {
      assertThatThrownBy(stream::readAllBytes)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("of 10 bytes of s3://bucket/m/sbi");
    }
  }

  @Test
  void read_bodyTooShortAndRetried_goesOn() throws Exception {
    try (ShortServer server = new ShortServer();
        RetryingObjectStore store = retrying(store(server.port()));
        InputStream stream = store.read(KEY)) {
      assertThat(stream).hasContent("0123456789");
    }
  }

  @Test
  void head_serverWithoutTls_isAWrongSettingAndNotTriedAgain() throws Exception {
    try (RawServer server = RawServer.plain();
        RetryingObjectStore store = retrying(store("https", server.port()))) {
      assertThatThrownBy(() -> store.head(KEY))
          .isInstanceOfSatisfying(
              ZooException.class,
              e -> {
                assertThat(e.kind()).isEqualTo(ErrorKind.USAGE);
                assertThat(e.next())
                    .contains("write http://127.0.0.1:" + server.port() + " in AWS_ENDPOINT_URL.")
                    .doesNotContain("AWS_CA_BUNDLE");
              })
          .hasMessageContaining("the server there does not speak TLS (https)");
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @Test
  void translate_unknownHost_saysSo() {
    assertThat(translated(new UnknownHostException("nowhere")))
        .hasMessageContaining("cannot be resolved");
  }

  @Test
  void translate_badCertificate_namesTheVariable() {
    ZooException e = translated(new SSLHandshakeException("PKIX path"));

    assertThat(e).hasMessageContaining("no secure connection").hasMessageContaining("PKIX path");
    assertThat(e.next()).contains("AWS_CA_BUNDLE");
  }

  @Test
  void translate_anythingElse_keepsItsText() {
    assertThat(translated(new IOException("odd"))).hasMessageContaining("odd");
  }

  @Test
  void translate_interrupted_restoresTheFlag() {
    Thread.currentThread().interrupt();

    assertThat(translated(new IOException("x"))).hasMessageContaining("interrupted");
    assertThat(Thread.interrupted()).isTrue();
  }

  private static ZooException translated(IOException e) {
    S3Settings settings = S3Settings.of(URI.create("http://y"), S3Credentials.of("id", "secret"));
    ZooException translated;
    try (S3Connection connection = S3Connection.open(settings, "bucket")) {
      translated = new S3Errors("bucket", connection).translate("read", "x", e);
    }
    assertThat(translated.kind()).isEqualTo(ErrorKind.UNAVAILABLE);
    return translated;
  }

  private static RetryingObjectStore retrying(S3ObjectStore store) {
    return new RetryingObjectStore(
        store, RetryPolicy.DEFAULT, pause -> {}, new Random(1), RetryListener.NONE);
  }

  private static S3ObjectStore store(int port) {
    return store("http", port);
  }

  private static S3ObjectStore store(String scheme, int port) {
    S3Settings settings =
        S3Settings.of(URI.create(scheme + "://127.0.0.1:" + port), S3Credentials.of("id", "secret"))
            .withTimeouts(Duration.ofSeconds(5), Duration.ofMillis(300));
    return new S3ObjectStore(settings, "bucket", "");
  }

  private static ServerSocket listen() throws IOException {
    return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }
}
