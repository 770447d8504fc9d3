package dev.modelzoo.store.s3;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.delete;
import static com.github.tomakehurst.wiremock.client.WireMock.deleteRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.head;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.store.ObjectBody;
import dev.modelzoo.store.ObjectKey;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server that answers as the test says: errors, redirections, half answers. */
class S3FaultsTest {
  private static final ObjectKey KEY = new ObjectKey("m/sbi");
  private static final String PATH = "/bucket/root/m/sbi";
  private static final String SECRET = "a-secret-that-must-not-show";
  private static final WireMockServer SERVER =
      new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));

  private S3ObjectStore store;

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

  private static S3ObjectStore store(boolean anonymous) {
    URI endpoint = URI.create("http://127.0.0.1:" + SERVER.port());
    S3Settings settings = S3Settings.of(endpoint, S3Credentials.of("id", SECRET));
    return new S3ObjectStore(
        anonymous ? settings.withoutCredentials() : settings, "bucket", "root");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          403 | AccessDenied                | ACCESS_DENIED | access denied, or absent
          401 | Unauthorized                | ACCESS_DENIED | access denied, or absent
          403 | InvalidAccessKeyId          | ACCESS_DENIED | does not know the access key id
          403 | SignatureDoesNotMatch       | ACCESS_DENIED | secret access key does not fit
          403 | RequestTimeTooSkewed        | ACCESS_DENIED | clock of this machine
          400 | ExpiredToken                | ACCESS_DENIED | credentials have expired
          400 | InvalidToken                | ACCESS_DENIED | session token is not valid
          403 | QuotaExceeded               | NO_SPACE      | quota is full
          507 | InsufficientStorage         | NO_SPACE      | quota is full
          404 | NoSuchBucket                | NOT_FOUND     | there is no bucket 'bucket'
          404 | NoSuchKey                   | NOT_FOUND     | there is no s3://bucket/root/m/sbi
          400 | KeyTooLongError             | USAGE         | does not take this name
          301 | PermanentRedirect           | USAGE         | not in region 'us-east-1'
          409 | OperationAborted            | UNAVAILABLE   | at the same time
          503 | SlowDown                    | UNAVAILABLE   | busy or closed (HTTP 503 SlowDown
          429 | TooManyRequests             | UNAVAILABLE   | busy or closed (HTTP 429
          500 | InternalError               | UNAVAILABLE   | HTTP 500 InternalError, request id R1
          418 | Teapot                      | UNAVAILABLE   | HTTP 418 Teapot, request id R1
          """)
  void read_refused_saysWhyAndShowsNoSecret(
      int status, String code, ErrorKind kind, String message) {
    SERVER.stubFor(get(urlPathEqualTo(PATH)).willReturn(error(status, code)));

    assertFails(kind, message, () -> store.read(KEY));
    SERVER.verify(1, getRequestedFor(urlPathEqualTo(PATH)));
  }

  @Test
  void read_redirected_namesTheRegion() {
    SERVER.stubFor(
        get(anyUrl())
            .willReturn(
                error(301, "PermanentRedirect").withHeader("x-amz-bucket-region", "eu-west-1")));

    assertThatThrownBy(() -> store.read(KEY))
        .isInstanceOfSatisfying(
            ZooException.class,
            e -> assertThat(e.next()).isEqualTo("Set its region: export AWS_REGION=eu-west-1"));
  }

  @Test
  void read_redirectOfAnotherKindOfServer_isToldAsThat() {
    SERVER.stubFor(
        any(anyUrl())
            .willReturn(
                aResponse().withStatus(301).withHeader("Location", "https://www.example.org/")));

    assertFails(
        ErrorKind.USAGE,
        "answered HTTP 301, but not as S3 does: it seems to be another kind of web server",
        () -> store.read(KEY));
    assertFails(ErrorKind.USAGE, "another kind of web server", () -> store.head(KEY));
  }

  @Test
  void read_regionInTheBody_isNamed() {
    SERVER.stubFor(
        get(anyUrl())
            .willReturn(
                aResponse()
                    .withStatus(400)
                    .withBody(
                        "<Error><Code>AuthorizationHeaderMalformed</Code><Message>m</Message>"
                            + "<Region>eu-west-2</Region></Error>")));

    assertThatThrownBy(() -> store.read(KEY))
        .isInstanceOfSatisfying(
            ZooException.class, e -> assertThat(e.next()).contains("AWS_REGION=eu-west-2"));
  }

  @Test
  void anyOperation_bucketElsewhere_isSignedForItsRegionFromThenOn() {
    SERVER.stubFor(
        any(anyUrl())
            .willReturn(
                aResponse().withStatus(301).withHeader("x-amz-bucket-region", "eu-west-1")));
    SERVER.stubFor(
        any(anyUrl())
            .withHeader("Authorization", containing("/eu-west-1/s3/"))
            .willReturn(aResponse()));

    store.put(KEY, ObjectBody.of("x"));
    store.delete(KEY);

    SERVER.verify(2, putRequestedFor(anyUrl()));
    SERVER.verify(1, deleteRequestedFor(anyUrl()));
  }

  @Test
  void anyOperation_clockIsWrong_isSignedForTheTimeOfTheServerFromThenOn() {
    SERVER.stubFor(
        any(anyUrl())
            .willReturn(
                error(403, "RequestTimeTooSkewed")
                    .withHeader("Date", "Sun, 24 Nov 2030 08:00:00 GMT")));
    SERVER.stubFor(
        any(anyUrl()).withHeader("x-amz-date", containing("20301124T")).willReturn(aResponse()));

    store.put(KEY, ObjectBody.of("x"));
    store.delete(KEY);

    SERVER.verify(2, putRequestedFor(anyUrl()));
    SERVER.verify(1, deleteRequestedFor(anyUrl()));
  }

  @Test
  void list_documentTypeInTheAnswer_isRefused() {
    SERVER.stubFor(
        get(urlPathEqualTo("/bucket"))
            .willReturn(
                aResponse()
                    .withBody(
                        "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/hostname'>]><ListBucketResult>"
                            + "<Contents><Key>root/&e;</Key></Contents></ListBucketResult>")));

    assertFails(ErrorKind.UNAVAILABLE, "no XML", () -> store.list("", object -> {}));
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
  void head_bucketMayNotBeLookedAt_isAbsentAllTheSame() {
    SERVER.stubFor(head(urlPathEqualTo(PATH)).willReturn(aResponse().withStatus(404)));
    SERVER.stubFor(head(urlPathEqualTo("/bucket")).willReturn(aResponse().withStatus(403)));

    assertThat(store.head(KEY)).isEmpty();
  }

  @Test
  void read_anonymousAndRefused_saysThatNothingWasSigned() {
    SERVER.stubFor(any(anyUrl()).willReturn(error(403, "AccessDenied")));
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
  }

  @Test
  void read_connectionResetOrEmpty_isUnavailable() {
    for (Fault fault : List.of(Fault.CONNECTION_RESET_BY_PEER, Fault.EMPTY_RESPONSE)) {
      SERVER.stubFor(get(anyUrl()).willReturn(aResponse().withFault(fault)));

      assertFails(ErrorKind.UNAVAILABLE, "s3://bucket/root/m/sbi", () -> store.read(KEY));
    }
  }

  @Test
  void read_answerIsGarbage_isAnError() {
    SERVER.stubFor(
        get(anyUrl()).willReturn(aResponse().withStatus(500).withBody("<html>\u001b[31mno xml")));

    assertFails(ErrorKind.UNAVAILABLE, "HTTP 500", () -> store.read(KEY));
  }

  @Test
  void put_anyBody_sendsDigestAndPlainBytes() {
    SERVER.stubFor(put(anyUrl()).willReturn(aResponse()));

    store.put(KEY, ObjectBody.of("abc"));

    SERVER.verify(
        putRequestedFor(urlPathEqualTo(PATH))
            .withHeader(
                "x-amz-checksum-sha256", equalTo("ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0="))
            .withHeader("Content-Length", equalTo("3"))
            .withHeader("Content-Encoding", absent())
            .withHeader("Expect", absent())
            .withHeader("If-None-Match", absent())
            .withRequestBody(equalTo("abc")));
  }

  @Test
  void putIfAbsent_answers_areTold() {
    SERVER.stubFor(put(anyUrl()).withHeader("If-None-Match", equalTo("*")).willReturn(aResponse()));
    assertThat(store.putIfAbsent(KEY, ObjectBody.of("x"))).isTrue();

    SERVER.stubFor(put(anyUrl()).willReturn(error(412, "PreconditionFailed")));
    assertThat(store.putIfAbsent(KEY, ObjectBody.of("x"))).isFalse();

    SERVER.stubFor(put(anyUrl()).willReturn(error(409, "ConditionalRequestConflict")));
    assertFails(
        ErrorKind.UNAVAILABLE,
        "at the same time",
        () -> store.putIfAbsent(KEY, ObjectBody.of("x")));
  }

  @Test
  void supportsExclusivePut_conditionIgnored_isFalse() {
    SERVER.stubFor(any(anyUrl()).willReturn(aResponse()));

    assertThat(store.supportsExclusivePut()).isFalse();
  }

  @Test
  void supportsExclusivePut_conditionUnknown_isFalse() {
    SERVER.stubFor(any(anyUrl()).willReturn(error(501, "NotImplemented")));

    assertThat(store.supportsExclusivePut()).isFalse();
  }

  @Test
  void supportsExclusivePut_mayNotDelete_isTrue() {
    SERVER.stubFor(
        put(anyUrl()).inScenario("probe").willSetStateTo("taken").willReturn(aResponse()));
    SERVER.stubFor(
        put(anyUrl())
            .inScenario("probe")
            .whenScenarioStateIs("taken")
            .willReturn(error(412, "PreconditionFailed")));
    SERVER.stubFor(delete(anyUrl()).willReturn(error(403, "AccessDenied")));

    assertThat(store.supportsExclusivePut()).isTrue();
    assertThat(store.supportsExclusivePut()).isTrue();
    SERVER.verify(2, putRequestedFor(anyUrl()));
  }

  @Test
  void supportsExclusivePut_mayNotWrite_isAnError() {
    SERVER.stubFor(any(anyUrl()).willReturn(error(403, "AccessDenied")));

    assertFails(ErrorKind.ACCESS_DENIED, "cannot write", store::supportsExclusivePut);
  }

  @Test
  void list_twoPages_followsTheToken() {
    SERVER.stubFor(
        get(urlPathEqualTo("/bucket"))
            .inScenario("list")
            .whenScenarioStateIs(Scenario.STARTED)
            .willSetStateTo("second")
            .willReturn(page("root/a", "token")));
    SERVER.stubFor(
        get(urlPathEqualTo("/bucket"))
            .withQueryParam("continuation-token", equalTo("token"))
            .inScenario("list")
            .whenScenarioStateIs("second")
            .willReturn(page("root/b", null)));

    List<String> keys = new ArrayList<>();
    store.list("", object -> keys.add(object.key().value()));

    assertThat(keys).containsExactly("a", "b");
  }

  @Test
  void list_tokenRepeats_stops() {
    SERVER.stubFor(get(urlPathEqualTo("/bucket")).willReturn(page("root/a", "token")));

    assertFails(ErrorKind.UNAVAILABLE, "repeats itself", () -> store.list("", object -> {}));
  }

  @Test
  void list_nameThatIsNoPath_isReported() {
    SERVER.stubFor(get(urlPathEqualTo("/bucket")).willReturn(page("root/a//b", null)));

    assertFails(ErrorKind.CORRUPT, "'root/a//b'", () -> store.list("", object -> {}));
  }

  @Test
  void list_keyOutsideThePrefix_isReported() {
    SERVER.stubFor(get(urlPathEqualTo("/bucket")).willReturn(page("other/a", null)));

    assertFails(ErrorKind.UNAVAILABLE, "not asked for", () -> store.list("", object -> {}));
  }

  private static ResponseDefinitionBuilder page(String key, @Nullable String token) {
    String next =
        token == null
            ? "<IsTruncated>false</IsTruncated>"
            : "<IsTruncated>true</IsTruncated><NextContinuationToken>%s</NextContinuationToken>"
                .formatted(token);
    return aResponse()
        .withBody(
            """
            <ListBucketResult>%s<Contents><Key>%s</Key><Size>1</Size>\
            <LastModified>2026-11-22T00:00:00.000Z</LastModified></Contents></ListBucketResult>\
            """
                .formatted(next, key)
                .getBytes(UTF_8));
  }

  private static ResponseDefinitionBuilder error(int status, String code) {
    return aResponse()
        .withStatus(status)
        .withHeader("x-amz-request-id", "R1")
        .withBody(
            "<Error><Code>%s</Code><Message>%s</Message><RequestId>R1</RequestId></Error>"
                .formatted(code, SECRET));
  }

  private static void assertFails(ErrorKind kind, String text, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            ZooException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(kind);
              assertThat(e.getMessage() + e.next()).doesNotContain(SECRET);
            })
        .hasMessageContaining(text);
  }
}
