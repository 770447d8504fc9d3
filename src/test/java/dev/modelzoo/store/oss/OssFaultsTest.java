package dev.modelzoo.store.oss;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.head;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.store.ObjectKey;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server that answers as the test says: errors, half answers, wrong checksums. */
class OssFaultsTest {
  private static final ObjectKey KEY = new ObjectKey("m/sbi");
  private static final String PATH = "/bucket/root/m/sbi";
  private static final String SECRET = "a-secret-that-must-not-show";
  private static final WireMockServer SERVER =
      new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));

  private OssObjectStore store;

  @BeforeAll
  static void startServer() {
    SERVER.start();
  }

  @AfterAll
  static void stopServer() {
    SERVER.stop();
  }

  @BeforeEach
  void reset() {
    SERVER.resetAll();
    store = store(false);
  }

  @AfterEach
  void closeStore() {
    store.close();
  }

  private static OssObjectStore store(boolean anonymous) {
    URI endpoint = URI.create("http://127.0.0.1:" + SERVER.port());
    OssSettings settings = OssSettings.of(endpoint, "cn-test", OssCredentials.of("id", SECRET));
    return new OssObjectStore(
        anonymous ? settings.withoutCredentials() : settings, "bucket", "root");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          403 | AccessDenied              | ACCESS_DENIED | access denied, or absent
          401 | Unauthorized              | ACCESS_DENIED | access denied, or absent
          403 | InvalidAccessKeyId        | ACCESS_DENIED | does not know the access key id
          403 | SignatureDoesNotMatch     | ACCESS_DENIED | secret does not fit
          403 | RequestTimeTooSkewed      | ACCESS_DENIED | clock of this machine
          403 | SecurityTokenExpired      | ACCESS_DENIED | temporary keys have expired
          403 | InvalidSecurityToken      | ACCESS_DENIED | security token is not valid
          403 | SecurityTokenNotSupported | ACCESS_DENIED | security token is not valid
          403 | UserDisable               | ACCESS_DENIED | disabled (UserDisable)
          403 | InvalidObjectState        | ACCESS_DENIED | is archived
          409 | FileImmutable             | ACCESS_DENIED | retention policy
          403 | SecondLevelDomainForbidden | USAGE        | bucket's name in the path
          404 | NoSuchBucket              | NOT_FOUND     | there is no bucket 'bucket'
          404 | NoSuchKey                 | NOT_FOUND     | there is no oss://bucket/root/m/sbi
          404 | Other                     | NOT_FOUND     | there is no oss://bucket/root/m/sbi
          400 | InvalidObjectName         | USAGE         | does not take this name
          301 | MovedPermanently          | USAGE         | is not served by http://127.0.0.1
          409 | OperationAborted          | UNAVAILABLE   | at the same time
          503 | ServiceUnavailable        | UNAVAILABLE   | busy or closed (HTTP 503 Serv
          503 | DownloadTrafficRateLimitExceeded | UNAVAILABLE | busy or closed (HTTP 503
          429 | TooManyRequests           | UNAVAILABLE   | busy or closed (HTTP 429
          500 | InternalError             | UNAVAILABLE   | HTTP 500 InternalError, request id R1
          418 | Teapot                    | UNAVAILABLE   | HTTP 418 Teapot, request id R1
          """)
  void read_refused_saysWhyAndShowsNoSecret(
      int status, String code, ErrorKind kind, String message) {
    SERVER.stubFor(get(urlPathEqualTo(PATH)).willReturn(error(status, code)));

    assertFails(kind, message, () -> store.read(KEY));
    SERVER.verify(1, getRequestedFor(urlPathEqualTo(PATH)));
  }

  @Test
  void read_redirectOfAnotherKindOfServer_isToldAsThat() {
    SERVER.stubFor(
        get(anyUrl())
            .willReturn(
                aResponse().withStatus(301).withHeader("Location", "https://www.example.org/")));

    assertFails(
        ErrorKind.USAGE,
        "answered HTTP 301, but not as OSS does: it seems to be another kind of web server",
        () -> store.read(KEY));
  }

  @Test
  void read_bucketElsewhere_namesItsEndpoint() {
    SERVER.stubFor(
        get(anyUrl())
            .willReturn(
                error(
                    403,
                    "AccessDenied",
                    "<Bucket>bucket</Bucket><Endpoint>oss-cn-x.aliyuncs.com</Endpoint>")));

    assertThatThrownBy(() -> store.read(KEY))
        .isInstanceOfSatisfying(
            ZooException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(ErrorKind.USAGE);
              assertThat(e.next())
                  .isEqualTo("Set its endpoint: export OSS_ENDPOINT=oss-cn-x.aliyuncs.com");
            });
  }

  @Test
  void read_endpointTextIsAnAttack_isNotRepeated() {
    SERVER.stubFor(
        get(anyUrl())
            .willReturn(error(403, "AccessDenied", "<Endpoint>x;rm -rf $(HOME)</Endpoint>")));

    assertThatThrownBy(() -> store.read(KEY))
        .isInstanceOfSatisfying(
            ZooException.class, e -> assertThat(e.next()).doesNotContain("rm -rf"));
  }

  @Test
  void head_refusedWithoutReason_asksForIt() {
    SERVER.stubFor(head(urlPathEqualTo(PATH)).willReturn(aResponse().withStatus(403)));
    SERVER.stubFor(get(urlPathEqualTo(PATH)).willReturn(error(403, "InvalidAccessKeyId")));

    assertFails(ErrorKind.ACCESS_DENIED, "does not know the access key id", () -> store.head(KEY));
  }

  @Test
  void head_refusedButReadable_saysDeniedOrAbsent() {
    SERVER.stubFor(head(urlPathEqualTo(PATH)).willReturn(aResponse().withStatus(403)));
    SERVER.stubFor(get(urlPathEqualTo(PATH)).willReturn(aResponse().withBody("x")));

    assertFails(ErrorKind.ACCESS_DENIED, "access denied, or absent", () -> store.head(KEY));
  }

  @Test
  void head_withoutLength_isAnError() {
    SERVER.stubFor(
        head(anyUrl())
            .willReturn(
                aResponse()
                    .withHeader("Transfer-Encoding", "chunked")
                    .withHeader("Last-Modified", "Sun, 22 Nov 2026 00:00:00 GMT")));

    assertFails(ErrorKind.UNAVAILABLE, "does not say how long", () -> store.head(KEY));
  }

  @Test
  void head_bucketMayNotBeLookedAt_isAbsentAllTheSame() {
    SERVER.stubFor(head(urlPathEqualTo(PATH)).willReturn(aResponse().withStatus(404)));
    SERVER.stubFor(get(urlPathEqualTo(PATH)).willReturn(error(403, "AccessDenied")));

    assertThat(store.head(KEY)).isEmpty();
  }

  @Test
  void read_anonymousAndRefused_saysThatNothingWasSigned() {
    SERVER.stubFor(any(anyUrl()).willReturn(error(403, "AccessDenied")));
    store.close();
    store = store(true);

    assertFails(ErrorKind.ACCESS_DENIED, "nothing was signed", () -> store.read(KEY));
    SERVER.verify(getRequestedFor(anyUrl()).withHeader("Authorization", absent()));
  }

  @Test
  void read_rangeIgnored_skipsAndCuts() throws IOException {
    SERVER.stubFor(get(urlPathEqualTo(PATH)).willReturn(aResponse().withBody("0123456789")));

    try (InputStream stream = store.read(KEY, 4, 3)) {
      assertThat(stream).hasContent("456");
    }
    try (InputStream stream = store.read(KEY, 20, 3)) {
      assertThat(stream).isEmpty();
    }
    SERVER.verify(
        getRequestedFor(anyUrl())
            .withHeader("Range", equalTo("bytes=4-6"))
            .withHeader("x-oss-range-behavior", equalTo("standard")));
  }

  @Test
  void read_connectionResetOrEmpty_isUnavailable() {
    for (Fault fault : List.of(Fault.CONNECTION_RESET_BY_PEER, Fault.EMPTY_RESPONSE)) {
      SERVER.resetAll();
      SERVER.stubFor(get(anyUrl()).willReturn(aResponse().withFault(fault)));

      assertFails(ErrorKind.UNAVAILABLE, "oss://bucket/root/m/sbi", () -> store.read(KEY));
      SERVER.verify(1, anyRequestedFor(anyUrl()));
    }
  }

  @Test
  void read_answerIsGarbage_isAnError() {
    SERVER.stubFor(
        get(anyUrl()).willReturn(aResponse().withStatus(502).withBody("<html>\u001b[31mno xml")));

    assertFails(ErrorKind.UNAVAILABLE, "HTTP 502", () -> store.read(KEY));
  }

  @Test
  void read_lengthUnknownAndCrcWrong_isCorrupt() {
    SERVER.stubFor(
        get(anyUrl())
            .willReturn(
                aResponse()
                    .withHeader("Transfer-Encoding", "chunked")
                    .withHeader("x-oss-hash-crc64ecma", "1")
                    .withBody("123456789")));

    assertFails(
        ErrorKind.CORRUPT,
        "CRC-64 11051210869376104954, expected 1",
        () -> {
          try (InputStream stream = store.read(KEY)) {
            stream.readAllBytes();
          }
        });
  }

  private static ResponseDefinitionBuilder error(int status, String code) {
    return error(status, code, "");
  }

  private static ResponseDefinitionBuilder error(int status, String code, String detail) {
    return aResponse()
        .withStatus(status)
        .withHeader("x-oss-request-id", "R1")
        .withBody(
            "<Error><Code>%s</Code><Message>%s</Message><RequestId>R1</RequestId>%s</Error>"
                .formatted(code, SECRET, detail));
  }

  private static void assertFails(ErrorKind kind, String text, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            ZooException.class,
            e -> {
              assertThat(e.getMessage() + e.next()).contains(text).doesNotContain(SECRET);
              assertThat(e.kind()).isEqualTo(kind);
            });
  }
}
