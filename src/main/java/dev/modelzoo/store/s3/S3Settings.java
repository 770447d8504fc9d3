package dev.modelzoo.store.s3;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How to reach S3, from the user's own settings and never from a zoo. What is empty here is looked
 * up when the first request is made: {@code ~/.aws/config} for endpoint and region, the files and
 * then the SDK's chain for credentials. Where that finds no credentials at all, requests go
 * unsigned, as public buckets take them.
 *
 * @param endpoint of a server other than Amazon's; it is then addressed by path
 * @param region for signing; by default the profile's, else {@code us-east-1}
 * @param credentials empty to find them
 * @param anonymous never sign
 * @param instanceMetadata whether to ask the machine for its role; slow where nothing answers
 * @param credentialsExpected whether the user pointed at credentials (a profile, a key): finding
 *     none is then an error, not a reason to go unsigned
 * @param certificates a PEM file with the authorities to trust instead of the JDK's
 * @param socketTimeout the longest time without a byte, read or written, on a connection
 * @param variables what else is read from the environment when the first request is made
 */
public record S3Settings(
    Optional<URI> endpoint,
    Optional<String> region,
    Optional<S3Credentials> credentials,
    boolean anonymous,
    boolean instanceMetadata,
    boolean credentialsExpected,
    Optional<Path> certificates,
    Duration connectTimeout,
    Duration socketTimeout,
    AwsVariables variables) {
  static final String DEFAULT_REGION = "us-east-1";

  /** Long enough for a server under load, and a dead line is left within half a minute. */
  private static final Duration PATIENCE = Duration.ofSeconds(25);

  private static final List<String> CREDENTIAL_VARIABLES =
      List.of(
          "AWS_PROFILE",
          "AWS_ACCESS_KEY_ID",
          "AWS_SECRET_ACCESS_KEY",
          "AWS_WEB_IDENTITY_TOKEN_FILE",
          "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
          "AWS_CONTAINER_CREDENTIALS_FULL_URI");

  public S3Settings {
    if (connectTimeout.isNegative() || socketTimeout.isNegative()) {
      throw new IllegalArgumentException("Negative time-out");
    }
  }

  /** Reads the variables that the AWS tools read; {@code System.getenv()} in the product. */
  public static S3Settings fromEnvironment(Map<String, String> environment) {
    AwsVariables variables = new AwsVariables(environment);
    Optional<URI> endpoint = Optional.empty();
    if (!variables.isTrue("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS")) {
      endpoint = url(variables, "AWS_ENDPOINT_URL_S3").or(() -> url(variables, "AWS_ENDPOINT_URL"));
    }
    return new S3Settings(
        endpoint,
        variables.text("AWS_REGION").or(() -> variables.text("AWS_DEFAULT_REGION")),
        variables.credentials(),
        false,
        endpoint.isEmpty() && !variables.isTrue("AWS_EC2_METADATA_DISABLED"),
        CREDENTIAL_VARIABLES.stream().anyMatch(name -> variables.text(name).isPresent()),
        variables.text("AWS_CA_BUNDLE").or(() -> variables.text("SSL_CERT_FILE")).map(Path::of),
        Duration.ofSeconds(10),
        PATIENCE,
        variables);
  }

  /** The variable by which the endpoint is set, or is to be. */
  String endpointVariable() {
    String forS3 = "AWS_ENDPOINT_URL_S3";
    return variables.text(forS3).isPresent() ? forS3 : "AWS_ENDPOINT_URL";
  }

  /** The same where the endpoint may be set in a profile. */
  String endpointSetting(AwsProfile profile) {
    return endpoint.isEmpty() && profile.endpoint().isPresent()
        ? profile.endpointSetting()
        : endpointVariable();
  }

  /** A known server, known keys, and nothing from the environment. */
  public static S3Settings of(URI endpoint, S3Credentials credentials) {
    return fromEnvironment(Map.of("AWS_ENDPOINT_URL", endpoint.toString()))
        .withRegion(DEFAULT_REGION)
        .withCredentials(credentials);
  }

  public S3Settings withEndpoint(URI newEndpoint) {
    return new S3Settings(
        Optional.of(newEndpoint),
        region,
        credentials,
        anonymous,
        false,
        credentialsExpected,
        certificates,
        connectTimeout,
        socketTimeout,
        variables);
  }

  public S3Settings withRegion(String newRegion) {
    return new S3Settings(
        endpoint,
        Optional.of(newRegion),
        credentials,
        anonymous,
        instanceMetadata,
        credentialsExpected,
        certificates,
        connectTimeout,
        socketTimeout,
        variables);
  }

  public S3Settings withCredentials(S3Credentials newCredentials) {
    return new S3Settings(
        endpoint,
        region,
        Optional.of(newCredentials),
        false,
        instanceMetadata,
        true,
        certificates,
        connectTimeout,
        socketTimeout,
        variables);
  }

  /** Unsigned requests, whatever credentials there are. */
  public S3Settings withoutCredentials() {
    return new S3Settings(
        endpoint,
        region,
        Optional.empty(),
        true,
        false,
        false,
        certificates,
        connectTimeout,
        socketTimeout,
        variables);
  }

  public S3Settings withTimeouts(Duration connect, Duration socket) {
    return new S3Settings(
        endpoint,
        region,
        credentials,
        anonymous,
        instanceMetadata,
        credentialsExpected,
        certificates,
        connect,
        socket,
        variables);
  }

  private static Optional<URI> url(AwsVariables variables, String name) {
    return variables.text(name).map(text -> S3Endpoint.parse(name, text));
  }
}
