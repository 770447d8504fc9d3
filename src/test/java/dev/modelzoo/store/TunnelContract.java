package dev.modelzoo.store;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.testing.PrivateCaServer;
import dev.modelzoo.testing.TunnelProxy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * As in many a company: the only way to the server is a proxy with a password, an authority of its
 * own vouches for the certificate, and keys are those of a session. All by the environment.
 */
public abstract class TunnelContract {
  private static final ObjectKey KEY = new ObjectKey("m/sbi");
  private static final String SESSION_TOKEN = "session/token+=";

  @TempDir static Path folder;
  private static WireMockServer server;

  private TunnelProxy proxy;

  /** Opens a bucket by these variables and those of the endpoint and of keys with a token. */
  protected abstract ObjectStore open(Map<String, String> environment, String host, String token);

  /** The header that carries the token of a session. */
  protected abstract String tokenHeader();

  /** The variable that names a file of authorities. */
  protected abstract String certificateVariable();

  @BeforeAll
  static void startServer() throws Exception {
    server = PrivateCaServer.create(folder);
    server.start();
  }

  @AfterAll
  static void stopServer() {
    server.stop();
  }

  @BeforeEach
  void startProxy() throws IOException {
    server.resetAll();
    server.stubFor(any(anyUrl()).willReturn(aResponse()));
    proxy = TunnelProxy.to(server.httpsPort());
  }

  @AfterEach
  void stopProxy() throws IOException {
    proxy.close();
  }

  @Test
  void put_throughTheTunnel_isSignedWithTheToken() {
    try (ObjectStore store = open(proxy.url(), "authority.pem")) {
      store.put(KEY, ObjectBody.of("abc"));
    }

    assertThat(proxy.heads()).isNotEmpty();
    assertThat(proxy.heads()).allMatch(head -> head.startsWith("CONNECT " + host() + ":443 "));
    assertThat(String.join("", proxy.heads())).doesNotContain(SESSION_TOKEN);
    server.verify(
        1,
        putRequestedFor(anyUrl())
            .withHeader("Host", containing(host()))
            .withHeader(tokenHeader(), equalTo(SESSION_TOKEN))
            .withHeader("Authorization", containing("Signature="))
            .withHeader("Proxy-Authorization", absent())
            .withRequestBody(equalTo("abc")));
  }

  @Test
  void put_authorityUnknown_isRefusedAtTheServerBehindTheTunnel() {
    try (ObjectStore store = open(proxy.url(), "")) {
      assertFails(store, "no secure connection to https://" + host(), certificateVariable());
    }
    assertThat(server.getAllServeEvents()).isEmpty();
  }

  @Test
  void put_nameIsNotInTheCertificate_isRefused() {
    try (ObjectStore store = open(environment(proxy.url(), "authority.pem"), "other.test")) {
      assertFails(store, "no secure connection to https://other.test", "");
    }
    assertThat(server.getAllServeEvents()).isEmpty();
  }

  @Test
  void put_proxyWantsAPassword_saysSo() {
    try (ObjectStore store = open(proxy.urlWithoutPassword(), "authority.pem")) {
      assertFails(store, ": the proxy 127.0.0.1:", "HTTPS_PROXY=http://USER:PASSWORD@");
    }
    assertThat(server.getAllServeEvents()).isEmpty();
  }

  @Test
  void put_nothingAnswersAtTheProxy_blamesIt() throws IOException {
    proxy.close();

    try (ObjectStore store = open(proxy.urlWithoutPassword(), "authority.pem")) {
      assertFails(store, ": nothing answers at the proxy 127.0.0.1:", "unset HTTPS_PROXY");
    }
  }

  @Test
  void put_proxyOfNoKnownName_blamesIt() {
    try (ObjectStore store = open("http://no-such-proxy.invalid:3128", "authority.pem")) {
      assertFails(store, "there is no proxy of the name no-such-proxy.invalid", "HTTPS_PROXY");
    }
  }

  private static String host() {
    return "store." + PrivateCaServer.DOMAIN;
  }

  private Map<String, String> environment(String proxyUrl, String authorities) {
    Map<String, String> all =
        new HashMap<>(Map.of("HOME", folder.toString(), "HTTPS_PROXY", proxyUrl));
    if (!authorities.isEmpty()) {
      all.put(certificateVariable(), folder.resolve(authorities).toString());
    }
    return all;
  }

  private ObjectStore open(String proxyUrl, String authorities) {
    return open(environment(proxyUrl, authorities), host());
  }

  private ObjectStore open(Map<String, String> environment, String host) {
    return open(environment, host, SESSION_TOKEN);
  }

  private static void assertFails(ObjectStore store, String message, String next) {
    assertThatThrownBy(() -> store.put(KEY, ObjectBody.of("x")))
        .isInstanceOfSatisfying(
            ZooException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(ErrorKind.UNAVAILABLE);
              assertThat(e.next()).contains(next);
              assertThat(e.getMessage() + e.next())
                  .doesNotContain("pass/word", "pass%2Fword", SESSION_TOKEN);
            })
        .hasMessageContaining(message);
  }
}
