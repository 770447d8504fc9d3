package dev.modelzoo.store.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class S3SettingsTest {
  @Test
  void fromEnvironment_nothingSet_isAmazonWithInstanceMetadata() {
    S3Settings settings = S3Settings.fromEnvironment(Map.of());

    assertThat(settings.endpoint()).isEmpty();
    assertThat(settings.region()).isEmpty();
    assertThat(settings.credentials()).isEmpty();
    assertThat(settings.anonymous()).isFalse();
    assertThat(settings.instanceMetadata()).isTrue();
    assertThat(settings.credentialsExpected()).isFalse();
  }

  @Test
  void fromEnvironment_bothEndpoints_prefersThatOfS3() {
    S3Settings settings =
        S3Settings.fromEnvironment(
            Map.of("AWS_ENDPOINT_URL", "http://a:1", "AWS_ENDPOINT_URL_S3", "http://b:2"));

    assertThat(settings.endpoint()).contains(URI.create("http://b:2"));
    assertThat(settings.instanceMetadata()).isFalse();
  }

  @Test
  void fromEnvironment_endpointsToBeIgnored_areIgnored() {
    S3Settings settings =
        S3Settings.fromEnvironment(
            Map.of(
                "AWS_ENDPOINT_URL", "http://a:1", "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "true"));

    assertThat(settings.endpoint()).isEmpty();
  }

  @Test
  void fromEnvironment_regionsAndCertificates_areRead() {
    S3Settings settings =
        S3Settings.fromEnvironment(
            Map.of(
                "AWS_DEFAULT_REGION",
                "eu-west-1",
                "AWS_REGION",
                " ",
                "SSL_CERT_FILE",
                "/b.pem",
                "AWS_CA_BUNDLE",
                "/a.pem",
                "AWS_EC2_METADATA_DISABLED",
                "TRUE"));

    assertThat(settings.region()).contains("eu-west-1");
    assertThat(settings.certificates()).contains(Path.of("/a.pem"));
    assertThat(settings.instanceMetadata()).isFalse();
  }

  @Test
  void fromEnvironment_profileNamed_expectsCredentials() {
    assertThat(S3Settings.fromEnvironment(Map.of("AWS_PROFILE", "x")).credentialsExpected())
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost:9000", "ftp://x", "http://", "http://a b", "s3.example.org"})
  void fromEnvironment_badEndpoint_namesTheVariable(String endpoint) {
    assertThatThrownBy(() -> S3Settings.fromEnvironment(Map.of("AWS_ENDPOINT_URL", endpoint)))
        .isInstanceOfSatisfying(
            ZooException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.USAGE))
        .hasMessageContaining("AWS_ENDPOINT_URL");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"127.0.0.1:7480", "localhost:9000", "s3.example.org", "[::1]:80", "h:80/x"})
  void fromEnvironment_endpointWithoutScheme_isProposedWithOne(String endpoint) {
    assertThatThrownBy(() -> S3Settings.fromEnvironment(Map.of("AWS_ENDPOINT_URL_S3", endpoint)))
        .isInstanceOfSatisfying(
            ZooException.class,
            e ->
                assertThat(e.next())
                    .contains("https://")
                    .endsWith("export AWS_ENDPOINT_URL_S3=http://" + endpoint))
        .hasMessageContaining("the S3 endpoint in AWS_ENDPOINT_URL_S3 is wrong: '" + endpoint);
  }

  @Test
  void fromEnvironment_badEndpoint_isToBeSetInTheSameVariable() {
    assertThatThrownBy(() -> S3Settings.fromEnvironment(Map.of("AWS_ENDPOINT_URL_S3", "ftp://x")))
        .isInstanceOfSatisfying(
            ZooException.class,
            e -> assertThat(e.next()).contains("export AWS_ENDPOINT_URL_S3=https://"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://h:1/zoo", "http://h:1/zoo/", "http://h:1//zoo"})
  void open_bucketInTheEndpoint_isRefused(String endpoint) {
    S3Settings settings = S3Settings.fromEnvironment(Map.of("AWS_ENDPOINT_URL_S3", endpoint));

    assertThatThrownBy(() -> S3Connection.open(settings, "zoo"))
        .isInstanceOfSatisfying(
            ZooException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(ErrorKind.USAGE);
              assertThat(e.next()).endsWith("export AWS_ENDPOINT_URL_S3=http://h:1");
            })
        .hasMessageContaining("ends with the bucket");
  }

  @Test
  void open_pathOfAGatewayInTheEndpoint_isTaken() {
    S3Settings settings = S3Settings.fromEnvironment(Map.of("AWS_ENDPOINT_URL_S3", "http://h/s3"));
    try (S3Connection connection = S3Connection.open(settings, "zoo")) {
      assertThat(connection.endpoint()).contains(URI.create("http://h/s3"));
    }
  }

  @Test
  void fromEnvironment_passwordInEndpoint_isRefusedWithoutShowingIt() {
    assertThatThrownBy(
            () -> S3Settings.fromEnvironment(Map.of("AWS_ENDPOINT_URL", "http://u:pw77@x")))
        .isInstanceOf(ZooException.class)
        .hasMessageNotContaining("pw77");
  }

  @Test
  void toString_withCredentials_showsNone() {
    S3Settings settings =
        S3Settings.of(URI.create("http://x"), S3Credentials.of("key-id-1", "secret-1"));

    assertThat(settings.toString()).doesNotContain("key-id-1").doesNotContain("secret-1");
  }

  @ParameterizedTest
  @CsvSource({"bad/bucket,p", "user@host,p", "'',p", "-x,p", "bucket,/p", "bucket,a/../b"})
  void newStore_namesThatCannotBe_areRefused(String bucket, String prefix) {
    S3Settings settings = S3Settings.fromEnvironment(Map.of());

    assertThatThrownBy(() -> new S3ObjectStore(settings, bucket, prefix))
        .isInstanceOfSatisfying(
            ZooException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.USAGE));
  }

  @Test
  void open_regionThatCannotBe_isRefused() {
    S3Settings settings =
        S3Settings.of(URI.create("http://x"), S3Credentials.of("id", "secret"))
            .withRegion("eu west/1");

    assertThatThrownBy(() -> S3Connection.open(settings, "bucket"))
        .isInstanceOf(ZooException.class)
        .hasMessageContaining("'eu west/1' cannot be the name of a region");
  }
}
