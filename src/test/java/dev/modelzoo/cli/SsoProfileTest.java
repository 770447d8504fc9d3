package dev.modelzoo.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.moreThanOrExactly;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import dev.modelzoo.error.ErrorKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A profile whose keys come from a log-in in the browser. In a process of its own, as the SDK looks
 * for that log-in in the home folder of the process.
 */
class SsoProfileTest {
  private static final WireMockServer SERVER =
      new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));

  @TempDir private Path home;

  @BeforeAll
  static void startServer() {
    SERVER.start();
  }

  @AfterAll
  static void stopServer() {
    SERVER.stop();
  }

  @BeforeEach
  void makeProfile() throws IOException {
    SERVER.resetAll();
    SERVER.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(404)));
    Files.createDirectories(home.resolve(".aws/sso/cache"));
    Files.writeString(
        home.resolve(".aws/config"),
        """
        [profile work]
        sso_session = company
        sso_account_id = 123456789012
        sso_role_name = Reader
        region = us-east-1
        [sso-session company]
        sso_start_url = https://company.example.org/start
        sso_region = us-east-1
        sso_registration_scopes = sso:account:access
        """);
    Files.writeString(
        home.resolve("zoo.yaml"), "schema: zoo/1\nmodels: {m: {url: 's3://bucket/m/'}}\n");
  }

  @Test
  void log_loggedIn_signsWithTheKeysOfTheRole() throws Exception {
    logIn(Instant.now().plus(Duration.ofHours(2)));
    SERVER.stubFor(
        get(urlPathEqualTo("/federation/credentials"))
            .withHeader("x-amz-sso_bearer_token", equalTo("the-bearer"))
            .willReturn(
                aResponse()
                    .withHeader("Content-Type", "application/json")
                    .withBody(
                        "{\"roleCredentials\":{\"accessKeyId\":\"ROLEKEY\",\"secretAccessKey\":\"s\","
                            + "\"sessionToken\":\"role-token\",\"expiration\":"
                            + Instant.now().plus(Duration.ofHours(1)).toEpochMilli()
                            + "}}")));

    Process process = zoo("log", "-m", "m");

    assertThat(process.exitValue()).as(output()).isEqualTo(ErrorKind.NOT_FOUND.exitCode());
    SERVER.verify(
        moreThanOrExactly(1),
        anyRequestedFor(urlPathMatching("/bucket.*"))
            .withHeader("Authorization", containing("Credential=ROLEKEY/"))
            .withHeader("Authorization", containing("x-amz-security-token"))
            .withHeader("x-amz-security-token", equalTo("role-token")));
  }

  @Test
  void log_neverLoggedIn_saysHowToInOneMessage() throws Exception {
    Process process = zoo("log", "-m", "m");

    assertNotLoggedIn(process);
    SERVER.verify(0, getRequestedFor(anyUrl()));
  }

  @Test
  void log_logInHasExpired_saysHowToInOneMessage() throws Exception {
    logIn(Instant.now().minus(Duration.ofHours(2)));

    assertNotLoggedIn(zoo("log", "-m", "m"));
  }

  private void assertNotLoggedIn(Process process) throws IOException {
    assertThat(process.exitValue()).as(output()).isEqualTo(ErrorKind.ACCESS_DENIED.exitCode());
    assertThat(output())
        .startsWith("error: the AWS profile 'work' has no log-in (SSO)")
        .endsWith("aws sso login --profile work\n")
        .doesNotContain("the-bearer")
        .hasLineCount(2);
  }

  /** What {@code aws sso login} leaves. */
  private void logIn(Instant expiry) throws Exception {
    byte[] name = MessageDigest.getInstance("SHA-1").digest("company".getBytes(UTF_8));
    Files.writeString(
        home.resolve(".aws/sso/cache").resolve(HexFormat.of().formatHex(name) + ".json"),
        "{\"startUrl\":\"https://company.example.org/start\",\"region\":\"us-east-1\","
            + "\"accessToken\":\"the-bearer\",\"expiresAt\":\""
            + expiry.truncatedTo(ChronoUnit.SECONDS)
            + "\"}");
  }

  private Process zoo(String... arguments) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName());
    builder.command().addAll(List.of(arguments));
    String server = "http://127.0.0.1:" + SERVER.port();
    builder.environment().clear();
    builder
        .environment()
        .putAll(
            Map.of(
                "HOME", home.toString(),
                "AWS_PROFILE", "work",
                "AWS_ENDPOINT_URL_S3", server,
                "AWS_ENDPOINT_URL_SSO", server,
                "AWS_ENDPOINT_URL_SSO_OIDC", server));
    Process process =
        builder
            .directory(home.toFile())
            .redirectErrorStream(true)
            .redirectOutput(home.resolve("output").toFile())
            .start();
    process.waitFor();
    return process;
  }

  private String output() throws IOException {
    return Files.readString(home.resolve("output"));
  }
}
