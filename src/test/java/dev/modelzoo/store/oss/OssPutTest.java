package dev.modelzoo.store.oss;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.delete;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.store.ObjectBody;
import dev.modelzoo.store.ObjectKey;
import java.net.URI;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is sent when something is put, and what comes of the answers. */
class OssPutTest {
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
    URI endpoint = URI.create("http://127.0.0.1:" + SERVER.port());
    OssSettings settings = OssSettings.of(endpoint, "cn-test", OssCredentials.of("id", SECRET));
    store = new OssObjectStore(settings, "bucket", "root");
  }

  @AfterEach
  void closeStore() {
    store.close();
  }

  @Test
  void put_wrongRegion_saysSo() {
    SERVER.stubFor(
        put(anyUrl())
            .willReturn(
                aResponse()
                    .withStatus(400)
                    .withBody(
                        "<Error><Code>InvalidArgument</Code><Message>Invalid signing region in"
                            + " Authorization header.</Message></Error>")));

    assertFails(
        ErrorKind.USAGE,
        "bucket 'bucket' is not in region 'cn-test'",
        () -> store.put(KEY, ObjectBody.of("x")));
  }

  @Test
  void put_anyBody_sendsMd5AndPlainBytes() {
    SERVER.stubFor(put(anyUrl()).willReturn(aResponse()));

    store.put(KEY, ObjectBody.of("abc"));

    SERVER.verify(
        putRequestedFor(urlPathEqualTo(PATH))
            .withHeader("Content-MD5", equalTo("kAFQmDzST7DWlj99KOF/cg=="))
            .withHeader("Content-Length", equalTo("3"))
            .withHeader("x-oss-forbid-overwrite", absent())
            .withHeader("Expect", absent())
            .withHeader(
                "Authorization", matching("OSS4-HMAC-SHA256 Credential=id/\\d{8}/cn-test/oss/.*"))
            .withRequestBody(equalTo("abc")));
  }

  @Test
  void put_crcOfTheAnswerIsAnother_isUnavailable() {
    SERVER.stubFor(put(anyUrl()).willReturn(aResponse().withHeader("x-oss-hash-crc64ecma", "17")));

    assertFails(
        ErrorKind.UNAVAILABLE,
        "was changed on its way there: CRC-64 17, expected 11051210869376104954",
        () -> store.put(KEY, ObjectBody.of("123456789")));
  }

  @Test
  void putIfAbsent_answers_areTold() {
    SERVER.stubFor(
        put(anyUrl())
            .withHeader("x-oss-forbid-overwrite", equalTo("true"))
            .willReturn(aResponse()));
    assertThat(store.putIfAbsent(KEY, ObjectBody.of("x"))).isTrue();

    SERVER.stubFor(put(anyUrl()).willReturn(error(409, "FileAlreadyExists")));
    assertThat(store.putIfAbsent(KEY, ObjectBody.of("x"))).isFalse();
    assertFails(
        ErrorKind.UNAVAILABLE, "at the same time", () -> store.put(KEY, ObjectBody.of("x")));
  }

  @Test
  void supportsExclusivePut_ruleIgnored_isFalse() {
    SERVER.stubFor(any(anyUrl()).willReturn(aResponse()));
    SERVER.stubFor(get(anyUrl()).willReturn(error(403, "AccessDenied")));

    assertThat(store.supportsExclusivePut()).isFalse();
  }

  @Test
  void supportsExclusivePut_mayNotDelete_isTrue() {
    SERVER.stubFor(get(anyUrl()).willReturn(error(403, "AccessDenied")));
    SERVER.stubFor(
        put(anyUrl()).inScenario("probe").willSetStateTo("taken").willReturn(aResponse()));
    SERVER.stubFor(
        put(anyUrl())
            .inScenario("probe")
            .whenScenarioStateIs("taken")
            .willReturn(error(409, "FileAlreadyExists")));
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

  private static ResponseDefinitionBuilder error(int status, String code) {
    return aResponse()
        .withStatus(status)
        .withBody(
            "<Error><Code>%s</Code><Message>%s</Message><RequestId>R1</RequestId></Error>"
                .formatted(code, SECRET));
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
