package dev.modelzoo.store.s3;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.store.ObjectBody;
import dev.modelzoo.store.ObjectKey;
import dev.modelzoo.testing.PrivateCaServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server whose certificate no public authority signed. */
class S3CertificateTest {
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
  void put_authorityNamed_isTrustedAndBytesAreNotHashedAgain() {
    try (S3ObjectStore store = store(Map.of("AWS_CA_BUNDLE", file("authority.pem")))) {
      store.put(KEY, ObjectBody.of("x"));
    }

    server.verify(
        putRequestedFor(anyUrl())
            .withHeader(
                "x-amz-content-sha256",
                equalTo("2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"))
            .withHeader(
                "x-amz-checksum-sha256", equalTo("LXEWQrcmsEQBYnyp+6wy9chTD7GQPMTbAiWHF5IaSIE=")));
  }

  @Test
  void put_authorityUnknown_saysHowToNameIt() {
    try (S3ObjectStore store = store(Map.of())) {
      assertFails(
          ErrorKind.UNAVAILABLE, "no secure connection", () -> store.put(KEY, ObjectBody.of("x")));
    }
  }

  @Test
  void put_certificateFileMissing_namesIt() {
    try (S3ObjectStore store = store(Map.of("AWS_CA_BUNDLE", file("none.pem")))) {
      assertFails(ErrorKind.NOT_FOUND, "none.pem", () -> store.put(KEY, ObjectBody.of("x")));
    }
  }

  @Test
  void put_certificateFileHoldsNone_namesIt() throws IOException {
    Files.writeString(
        folder.resolve("bad.pem"), "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----");
    try (S3ObjectStore store = store(Map.of("AWS_CA_BUNDLE", file("bad.pem")))) {
      assertFails(ErrorKind.USAGE, "bad.pem", () -> store.put(KEY, ObjectBody.of("x")));
    }
  }

  private static S3ObjectStore store(Map<String, String> environment) {
    Map<String, String> all = new HashMap<>(environment);
    all.put("AWS_ENDPOINT_URL", "https://127.0.0.1:" + server.httpsPort());
    all.put("AWS_REGION", "us-east-1");
    S3Settings settings =
        S3Settings.fromEnvironment(all).withCredentials(S3Credentials.of("id", "secret"));
    return new S3ObjectStore(settings, "bucket", "");
  }

  private static String file(String name) {
    return folder.resolve(name).toString();
  }

  private static void assertFails(ErrorKind kind, String text, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(ZooException.class, e -> assertThat(e.kind()).isEqualTo(kind))
        .hasMessageContaining(text);
  }
}
