package dev.modelzoo.store.s3;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.store.AbsentObjectException;
import dev.modelzoo.store.ObjectKey;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A policy that lets somebody list a prefix, and no more, makes S3 call absent objects denied, also
 * within that prefix.
 */
class S3HiddenAbsenceTest {
  private static final ObjectKey KEY = new ObjectKey("m/sbi");
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
  void denyTheObject() {
    SERVER.resetAll();
    SERVER.stubFor(any(urlPathEqualTo("/bucket/root/m/sbi")).willReturn(refusal(403)));
    store =
        new S3ObjectStore(
            S3Settings.fromEnvironment(
                Map.of(
                    "AWS_ENDPOINT_URL", SERVER.baseUrl(),
                    "AWS_ACCESS_KEY_ID", "id",
                    "AWS_SECRET_ACCESS_KEY", "secret",
                    "AWS_EC2_METADATA_DISABLED", "true")),
            "bucket",
            "root");
  }

  @AfterEach
  void closeStore() {
    store.close();
  }

  @Test
  void headAndRead_notInTheList_areAbsent() {
    list(page(""));

    assertThat(store.head(KEY)).isEmpty();
    assertThatThrownBy(() -> store.read(KEY)).isInstanceOf(AbsentObjectException.class);
  }

  @Test
  void head_longerNameInTheList_isAbsent() {
    list(page("<Contents><Key>root/m/sbi2</Key><Size>1</Size></Contents>"));

    assertThat(store.head(KEY)).isEmpty();
  }

  @Test
  void head_inTheList_isDenied() {
    list(page("<Contents><Key>root/m/sbi</Key><Size>1</Size></Contents>"));

    assertDenied();
  }

  @ParameterizedTest
  @CsvSource({"403", "404"})
  void head_noListEither_isDeniedAndNotAskedForAgain(int status) {
    list(refusal(status));

    assertDenied();
    assertDenied();

    SERVER.verify(1, getRequestedFor(urlPathEqualTo("/bucket")));
  }

  @Test
  void head_listThatIsBusy_isNoAnswer() {
    list(refusal(503));

    assertThatThrownBy(() -> store.head(KEY))
        .isInstanceOfSatisfying(
            ZooException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.UNAVAILABLE));
  }

  @Test
  void read_unknownKeys_areNotLookedForInTheList() {
    SERVER.stubFor(
        get(urlPathEqualTo("/bucket/root/m/sbi"))
            .willReturn(
                aResponse()
                    .withStatus(403)
                    .withBody("<Error><Code>InvalidAccessKeyId</Code></Error>")));

    assertThatThrownBy(() -> store.read(KEY)).hasMessageContaining("access key id");

    SERVER.verify(0, getRequestedFor(urlPathEqualTo("/bucket")));
  }

  private void assertDenied() {
    assertThatThrownBy(() -> store.head(KEY))
        .isInstanceOfSatisfying(
            ZooException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.ACCESS_DENIED));
  }

  private static void list(ResponseDefinitionBuilder answer) {
    SERVER.stubFor(
        get(urlPathEqualTo("/bucket"))
            .withQueryParam("prefix", equalTo("root/m/sbi"))
            .withQueryParam("max-keys", equalTo("1"))
            .willReturn(answer));
  }

  private static ResponseDefinitionBuilder page(String contents) {
    return aResponse()
        .withHeader("Content-Type", "application/xml")
        .withBody(
            "<ListBucketResult><IsTruncated>false</IsTruncated>%s</ListBucketResult>"
                .formatted(contents));
  }

  private static ResponseDefinitionBuilder refusal(int status) {
    return aResponse()
        .withStatus(status)
        .withBody(status == 403 ? "<Error><Code>AccessDenied</Code></Error>" : "");
  }
}
