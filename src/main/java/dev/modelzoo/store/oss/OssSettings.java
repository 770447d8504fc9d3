package dev.modelzoo.store.oss;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.store.HttpProxy;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * How to reach OSS, from the user's own settings: see {@link #resolve}.
 *
 * @param credentials empty for unsigned requests, as public buckets take them
 * @param certificates a PEM file with the authorities to trust instead of the JDK's
 * @param sources of {@code endpoint}, {@code region} and {@code credentials}: where each came from,
 *     in words; absent for what has no value
 * @param socketTimeout the longest time without a byte, in either direction
 */
public record OssSettings(
    OssEndpoint endpoint,
    Optional<OssCredentials> credentials,
    Optional<Path> certificates,
    Optional<HttpProxy> proxy,
    Map<String, String> sources,
    Duration connectTimeout,
    Duration socketTimeout) {
  private static final Duration STALL = Duration.ofSeconds(30);

  /** Where a leaderboard checkout keeps its settings, below the zoo's folder. */
  static final String ZOO_FILE = "credentials/aliyun_oss.cfg";

  public OssSettings {
    sources = Map.copyOf(sources);
    if (connectTimeout.isNegative() || socketTimeout.isNegative()) {
      throw new IllegalArgumentException("Negative time-out");
    }
    if (credentials.isPresent() && endpoint.region().isEmpty()) {
      throw new ZooException(
          ErrorKind.USAGE,
          "the region of " + endpoint.uri() + " is unknown, and signing needs it",
          "Set it, for example: export OSS_REGION=cn-beijing");
    }
  }

  /**
   * Finds the settings for a bucket. For each of endpoint, region and keys (which stay together),
   * the first of these that has it: variables {@code OSS_*}; {@code ALIBABA_CLOUD_*}; the file or
   * profile of ossutil that {@code OSSUTIL_CONFIG_FILE} or {@code OSSUTIL_PROFILE} names; {@code
   * credentials/aliyun_oss.cfg} of the zoo; {@code ~/.ossutilconfig}. A region that nobody set, or
   * only somebody after the endpoint's source, is taken from the endpoint's name.
   *
   * @param environment {@code System.getenv()} in the product
   * @param zooFolder of the zoo whose url it is
   * @throws ZooException of kind {@code USAGE} if there is no endpoint, or if a value is wrong
   */
  public static OssSettings resolve(
      Map<String, String> environment, Path zooFolder, String bucket) {
    OssLayers layers = OssLayers.read(environment, zooFolder, bucket);
    OssEndpoint endpoint = layers.endpoint();
    return new OssSettings(
        endpoint,
        layers.credentials(),
        Optional.of(environment.getOrDefault("SSL_CERT_FILE", ""))
            .filter(text -> !text.isBlank())
            .map(Path::of),
        HttpProxy.of(endpoint.uri(), environment),
        layers.sources(),
        Duration.ofSeconds(10),
        STALL);
  }

  /** A known server, known keys, and nothing from the environment or a file. */
  public static OssSettings of(URI endpoint, String region, OssCredentials credentials) {
    return new OssSettings(
        OssEndpoint.parse(endpoint.toString(), "the program").withRegion(region),
        Optional.of(credentials),
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        Duration.ofSeconds(10),
        STALL);
  }

  public OssSettings withCredentials(OssCredentials newCredentials) {
    return with(endpoint, Optional.of(newCredentials), proxy);
  }

  /** Unsigned requests. */
  public OssSettings withoutCredentials() {
    return with(endpoint, Optional.empty(), proxy);
  }

  public OssSettings withEndpoint(OssEndpoint newEndpoint) {
    return with(newEndpoint, credentials, proxy);
  }

  public OssSettings withProxy(HttpProxy newProxy) {
    return with(endpoint, credentials, Optional.of(newProxy));
  }

  public OssSettings withTimeouts(Duration connect, Duration socket) {
    return new OssSettings(endpoint, credentials, certificates, proxy, sources, connect, socket);
  }

  private OssSettings with(
      OssEndpoint newEndpoint,
      Optional<OssCredentials> newCredentials,
      Optional<HttpProxy> newProxy) {
    return new OssSettings(
        newEndpoint,
        newCredentials,
        certificates,
        newProxy,
        sources,
        connectTimeout,
        socketTimeout);
  }
}
