package dev.modelzoo.store.oss;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The sources of settings, the strongest first. */
final class OssLayers {
  private static final int NONE = Integer.MAX_VALUE;

  private final List<OssLayer> layers;

  private OssLayers(List<OssLayer> layers) {
    this.layers = List.copyOf(layers);
  }

  /** The order is told at {@link OssSettings#resolve}. */
  static OssLayers read(Map<String, String> environment, Path zooFolder, String bucket) {
    List<OssLayer> layers = new ArrayList<>();
    layers.add(OssLayer.ofOssVariables(environment));
    layers.add(OssLayer.ofCloudVariables(environment));
    Optional<OssLayer> ossutil = ossutil(environment, bucket);
    boolean asked =
        environment.containsKey("OSSUTIL_CONFIG_FILE")
            || environment.containsKey("OSSUTIL_PROFILE");
    if (asked) {
      ossutil.ifPresent(layers::add);
    }
    // Before the one of the home folder, as the scripts of the leaderboard name it to ossutil.
    OssConfigFile.read(zooFolder.resolve(OssSettings.ZOO_FILE))
        .map(file -> file.layer(OssConfigFile.DEFAULT_PROFILE, bucket, true))
        .ifPresent(layers::add);
    if (!asked) {
      ossutil.ifPresent(layers::add);
    }
    return new OssLayers(layers);
  }

  /** Keys of the first source that has any; empty if none has, or if that one wants none. */
  Optional<OssCredentials> credentials() {
    OssLayer layer = credentialsLayer();
    return layer == null ? Optional.empty() : layer.credentials();
  }

  OssEndpoint endpoint() {
    OssEndpoint endpoint = named();
    int regional = regionLayer(endpoint);
    if (regional != NONE) {
      endpoint = endpoint.withRegion(region(regional));
    }
    int style = first("addressingstyle");
    return style == NONE
        ? endpoint
        : endpoint.withAddressing(
            OssAddressing.parse(value(style, "addressingstyle"), layers.get(style).source()));
  }

  Map<String, String> sources() {
    Map<String, String> sources = new HashMap<>();
    int named = first("endpoint");
    int regional = regionLayer(named());
    sources.put("endpoint", layers.get(named == NONE ? first("region") : named).source());
    sources.put("region", regional == NONE ? "the endpoint's name" : layers.get(regional).source());
    OssLayer credentials = credentialsLayer();
    if (credentials != null) {
      sources.put("credentials", credentials.source());
    }
    return sources;
  }

  /** The endpoint without the settings that may correct its region and addressing. */
  private OssEndpoint named() {
    int named = first("endpoint");
    if (named != NONE) {
      requireOwnChoice(named);
      return OssEndpoint.parse(value(named, "endpoint"), layers.get(named).source());
    }
    int regional = first("region");
    if (regional == NONE) {
      throw new ZooException(
          ErrorKind.USAGE,
          "the endpoint of OSS is not known",
          "Set it, for example: export OSS_ENDPOINT=oss-cn-beijing.aliyuncs.com (or put it into "
              + OssSettings.ZOO_FILE
              + " of the zoo, or run 'ossutil config').");
    }
    return OssEndpoint.ofRegion(region(regional));
  }

  /** An endpoint tells its region better than a source that was not asked for the endpoint. */
  private int regionLayer(OssEndpoint endpoint) {
    int regional = first("region");
    return regional <= first("endpoint") || endpoint.region().isEmpty() ? regional : NONE;
  }

  /**
   * A zoo that came from somebody else must not choose the server that gets requests signed by the
   * user's own keys: whoever listens there could use them, or the token in them.
   */
  private void requireOwnChoice(int endpoint) {
    OssLayer layer = layers.get(endpoint);
    OssLayer credentials = credentialsLayer();
    if (!layer.fromZoo() || credentials == null || credentials.equals(layer)) {
      return;
    }
    String host = value(endpoint, "endpoint");
    if (!OssEndpoint.parse(host, layer.source()).isOwnDomain()) {
      throw new ZooException(
          ErrorKind.USAGE,
          layer.source()
              + " names a server outside of Alibaba Cloud and no keys; keys of "
              + credentials.source()
              + " are not sent there",
          "If you trust it, name it yourself: export OSS_ENDPOINT=" + host.strip());
    }
  }

  private @Nullable OssLayer credentialsLayer() {
    for (OssLayer layer : layers) {
      if (layer.decidesCredentials()) {
        return layer;
      }
    }
    return null;
  }

  private int first(String key) {
    for (int i = 0; i < layers.size(); i++) {
      if (layers.get(i).get(key).isPresent()) {
        return i;
      }
    }
    return NONE;
  }

  private String value(int layer, String key) {
    return layers.get(layer).get(key).orElseThrow();
  }

  private String region(int layer) {
    return OssEndpoint.region(value(layer, "region"), layers.get(layer).source());
  }

  private static Optional<OssLayer> ossutil(Map<String, String> environment, String bucket) {
    String file = environment.getOrDefault("OSSUTIL_CONFIG_FILE", "");
    String profile = environment.getOrDefault("OSSUTIL_PROFILE", "");
    String home = environment.getOrDefault("HOME", System.getProperty("user.home", ""));
    Path path = file.isBlank() ? Path.of(home, ".ossutilconfig") : Path.of(file);
    Optional<OssConfigFile> found = OssConfigFile.read(path);
    if (found.isEmpty() && !(file.isBlank() && profile.isBlank())) {
      throw new ZooException(
          ErrorKind.NOT_FOUND,
          "there is no " + path,
          "Correct OSSUTIL_CONFIG_FILE and OSSUTIL_PROFILE, or unset them.");
    }
    String name = profile.isBlank() ? OssConfigFile.DEFAULT_PROFILE : profile.strip();
    return found.map(read -> read.layer(name.toLowerCase(Locale.ROOT), bucket, false));
  }
}
