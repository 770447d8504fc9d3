package dev.modelzoo.store.oss;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.store.ObjectBody;
import dev.modelzoo.store.ObjectKey;
import dev.modelzoo.testing.PrivateCaServer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server whose certificate no public authority signed. */
class OssCertificateTest {
  private static final ObjectKey KEY = new ObjectKey("m/sbi");

  @TempDir static Path folder;
  private static WireMockServer server;

  @BeforeAll
  static void startServer() throws Exception {
    server = PrivateCaServer.create(folder);
    server.start();
    server.stubFor(any(anyUrl()).willReturn(aResponse()));
  }

  @AfterAll
  static void stopServer() {
    server.stop();
  }

  @Test
  void put_authorityNamed_isTrusted() {
    String authority = folder.resolve("authority.pem").toString();
    try (OssObjectStore store = store(Map.of("SSL_CERT_FILE", authority), "127.0.0.1")) {
      store.put(KEY, ObjectBody.of("x"));
    }

    server.verify(putRequestedFor(anyUrl()));
  }

  @Test
  void put_authorityUnknown_saysHowToNameIt() {
    try (OssObjectStore store = store(Map.of(), "127.0.0.1")) {
      assertThatThrownBy(() -> store.put(KEY, ObjectBody.of("x")))
          .isInstanceOfSatisfying(
              ZooException.class,
              e -> {
                assertThat(e.kind()).isEqualTo(ErrorKind.UNAVAILABLE);
                assertThat(e.next()).contains("export SSL_CERT_FILE=FILE");
              })
          .hasMessageContaining("no secure connection");
    }
  }

  @Test
  void put_certificateOfAnotherHost_isRefused() {
    String authority = folder.resolve("authority.pem").toString();
    try (OssObjectStore store = store(Map.of("SSL_CERT_FILE", authority), "localhost")) {
      assertThatThrownBy(() -> store.put(KEY, ObjectBody.of("x")))
          .isInstanceOf(ZooException.class)
          .hasMessageContaining("no secure connection");
    }
  }

  @Test
  void put_certificateFileMissing_namesIt() {
    try (OssObjectStore store = store(Map.of("SSL_CERT_FILE", "/none.pem"), "127.0.0.1")) {
      assertThatThrownBy(() -> store.put(KEY, ObjectBody.of("x")))
          .isInstanceOf(ZooException.class)
          .hasMessageContaining("none.pem");
    }
  }

  private static OssObjectStore store(Map<String, String> environment, String host) {
    Map<String, String> all = new HashMap<>(environment);
    all.put("HOME", folder.toString());
    all.put("OSS_ENDPOINT", "https://" + host + ":" + server.httpsPort());
    all.put("OSS_REGION", "cn-test");
    all.put("OSS_ACCESS_KEY_ID", "id");
    all.put("OSS_ACCESS_KEY_SECRET", "secret");
    return new OssObjectStore(OssSettings.resolve(all, folder, "bucket"), "bucket", "");
  }
}
