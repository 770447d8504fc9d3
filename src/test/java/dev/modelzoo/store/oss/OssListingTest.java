package dev.modelzoo.store.oss;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Listings as servers of OSS and strangers give them. */
class OssListingTest {
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
  void openStore() {
    SERVER.resetAll();
    OssSettings settings =
        OssSettings.of(
            URI.create("http://127.0.0.1:" + SERVER.port()),
            "cn-test",
            OssCredentials.of("id", "secret"));
    store = new OssObjectStore(settings, "bucket", "root");
  }

  @AfterEach
  void closeStore() {
    store.close();
  }

  @Test
  void list_twoPages_followsTheToken() {
    SERVER.stubFor(
        get(urlPathEqualTo("/bucket/"))
            .inScenario("list")
            .whenScenarioStateIs(Scenario.STARTED)
            .willSetStateTo("second")
            .willReturn(page("root/a", "token")));
    SERVER.stubFor(
        get(urlPathEqualTo("/bucket/"))
            .withQueryParam("continuation-token", equalTo("token"))
            .inScenario("list")
            .whenScenarioStateIs("second")
            .willReturn(page("root/b", null)));

    assertThat(keys("")).containsExactly("a", "b");
  }

  @Test
  void list_folderMarkers_areNoObjects() {
    SERVER.stubFor(
        get(urlPathEqualTo("/bucket/"))
            .willReturn(
                aResponse()
                    .withBody(
                        listing(
                            "",
                            contents("root/", 0)
                                + contents("root/a/", 0)
                                + contents("root/a/b", 1)))));

    assertThat(keys("")).containsExactly("a/b");
  }

  @Test
  void list_encodedNames_areDecoded() {
    String encoded = "<EncodingType>url</EncodingType>";
    SERVER.stubFor(
        get(urlPathEqualTo("/bucket/"))
            .withQueryParam("encoding-type", equalTo("url"))
            .willReturn(aResponse().withBody(listing(encoded, contents("root/a%2Bb%20%01c", 1)))));

    assertThat(keys("")).containsExactly("a+b \u0001c");
  }

  @Test
  void list_tokenRepeats_stops() {
    SERVER.stubFor(get(urlPathEqualTo("/bucket/")).willReturn(page("root/a", "token")));

    assertFails(ErrorKind.UNAVAILABLE, "repeats itself");
  }

  @Test
  void list_nameThatIsNoPath_isReported() {
    SERVER.stubFor(get(urlPathEqualTo("/bucket/")).willReturn(page("root/a//b", null)));

    assertFails(ErrorKind.CORRUPT, "'root/a//b'");
  }

  @Test
  void list_answerIsNoListing_isReported() {
    SERVER.stubFor(
        get(urlPathEqualTo("/bucket/")).willReturn(aResponse().withBody("<html></html>")));

    assertFails(ErrorKind.UNAVAILABLE, "cannot list oss://bucket/root/");
  }

  @Test
  void list_answerAsksForAFileOfThisMachine_isReported() {
    String hostile =
        "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>"
            + listing("", contents("root/&e;", 1));
    SERVER.stubFor(get(urlPathEqualTo("/bucket/")).willReturn(aResponse().withBody(hostile)));

    assertFails(ErrorKind.UNAVAILABLE, "cannot list oss://bucket/root/");
  }

  private List<String> keys(String prefix) {
    List<String> keys = new ArrayList<>();
    store.list(prefix, object -> keys.add(object.key().value()));
    return keys;
  }

  private static ResponseDefinitionBuilder page(String key, @Nullable String token) {
    String next =
        token == null ? "" : "<NextContinuationToken>" + token + "</NextContinuationToken>";
    String xml =
        listing(next, contents(key, 1))
            .replace("<IsTruncated>false", "<IsTruncated>" + (token != null));
    return aResponse().withBody(xml.getBytes(UTF_8));
  }

  private static String listing(String head, String contents) {
    return "<ListBucketResult><Name>bucket</Name><MaxKeys>1000</MaxKeys><KeyCount>1</KeyCount>"
        + "<IsTruncated>false</IsTruncated>"
        + head
        + contents
        + "</ListBucketResult>";
  }

  private static String contents(String key, int size) {
    return "<Contents><Key>%s</Key><Size>%d</Size><LastModified>2026-11-22T00:00:00.000Z"
            .formatted(key, size)
        + "</LastModified></Contents>";
  }

  private void assertFails(ErrorKind kind, String text) {
    assertThatThrownBy(() -> store.list("", object -> {}))
        .isInstanceOfSatisfying(ZooException.class, e -> assertThat(e.kind()).isEqualTo(kind))
        .hasMessageContaining(text);
  }
}
