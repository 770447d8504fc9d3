package dev.modelzoo.store.oss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.store.MultipartStore.Upload;
import dev.modelzoo.store.ObjectBody;
import dev.modelzoo.store.ObjectKey;
import dev.modelzoo.store.RetryListener;
import dev.modelzoo.store.RetryPolicy;
import dev.modelzoo.store.RetryingObjectStore;
import dev.modelzoo.testing.PrivateCaServer;
import dev.modelzoo.testing.RawServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A server that reads the head of a put and nothing more, so that writing the body blocks, which no
 * time-out of a socket ends. The limit is some 400 ms here; without the watch these would hang.
 */
@Timeout(60)
class OssStallTest {
  private static final ObjectKey KEY = new ObjectKey("m/sbi");
  private static final String OK =
      "HTTP/1.1 200 OK\r\nETag: \"0123\"\r\nx-oss-request-id: 1\r\nContent-Length: 0\r\n\r\n";

  /** More than the buffers on the way take by themselves. */
  private static final ObjectBody LARGE = ObjectBody.of(new byte[32 << 20]);

  @TempDir private Path folder;

  @Test
  void put_serverTakesNoBytes_isDroppedForAnotherAttempt() throws IOException {
    try (RawServer server = new RawServer(RawServer::readHead);
        OssObjectStore store = store("http", server)) {
      assertThatThrownBy(() -> store.put(KEY, LARGE))
          .isInstanceOfSatisfying(
              ZooException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.UNAVAILABLE))
          .hasMessageContaining("took no more bytes");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"http", "https"})
  void put_firstConnectionStalls_secondAttemptSucceeds(String scheme) throws Exception {
    try (RawServer server = stallingOnce(scheme);
        RetryingObjectStore store = retrying(store(scheme, server))) {
      store.put(KEY, LARGE);

      assertThat(server.heads()).hasSize(2);
    }
  }

  @Test
  void putPart_firstConnectionStalls_secondAttemptSucceeds() throws Exception {
    try (RawServer server = stallingOnce("http");
        RetryingObjectStore store = retrying(store("http", server))) {
      store.multipart().orElseThrow().put(new Upload(KEY, "u", Instant.EPOCH), 1, LARGE);

      assertThat(server.heads()).hasSize(2);
    }
  }

  private RawServer stallingOnce(String scheme) throws Exception {
    AtomicInteger number = new AtomicInteger();
    ServerSocket socket =
        scheme.equals("https")
            ? PrivateCaServer.listen(folder)
            : new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    return new RawServer(
        socket,
        (server, connection) -> {
          server.readHead(connection);
          if (number.getAndIncrement() > 0) {
            connection.getInputStream().skipNBytes(LARGE.length());
            RawServer.write(connection, OK);
          }
        });
  }

  private static RetryingObjectStore retrying(OssObjectStore store) {
    return new RetryingObjectStore(
        store, RetryPolicy.DEFAULT, pause -> {}, new Random(1), RetryListener.NONE);
  }

  private OssObjectStore store(String scheme, RawServer server) {
    Map<String, String> environment = new HashMap<>();
    environment.put("HOME", folder.toString());
    environment.put("OSS_ENDPOINT", scheme + "://127.0.0.1:" + server.port());
    environment.put("OSS_REGION", "cn-test");
    environment.put("OSS_ACCESS_KEY_ID", "id");
    environment.put("OSS_ACCESS_KEY_SECRET", "secret");
    if (scheme.equals("https")) {
      environment.put("SSL_CERT_FILE", folder.resolve("authority.pem").toString());
    }
    OssSettings settings =
        OssSettings.resolve(environment, folder, "bucket")
            .withTimeouts(Duration.ofSeconds(5), Duration.ofMillis(400));
    return new OssObjectStore(settings, "bucket", "");
  }
}
