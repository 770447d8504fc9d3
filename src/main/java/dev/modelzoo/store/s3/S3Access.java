package dev.modelzoo.store.s3;

import dev.modelzoo.error.ZooException;
import dev.modelzoo.store.HttpProxy;
import dev.modelzoo.store.StoreAccess;
import dev.modelzoo.store.StoreAccess.Sourced;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;

/** Says where settings of S3 come from, without a request to the store. */
public final class S3Access {
  private final S3Settings settings;
  private final AwsProfile profile;

  private S3Access(S3Settings settings) {
    this.settings = settings;
    this.profile = AwsProfile.read(settings.variables());
  }

  /**
   * Finds the settings that requests are made with.
   *
   * @throws ZooException if one is wrong, or credentials that are asked for cannot be had
   */
  public static StoreAccess of(S3Settings settings) {
    return new S3Access(settings).access();
  }

  private StoreAccess access() {
    Sourced<String> region = region();
    Sourced<URI> server = server(region.value());
    return new StoreAccess(
        server,
        Optional.of(region),
        key(server.value()),
        HttpProxy.of(server.value(), settings.variables().values()),
        settings.certificates(),
        names());
  }

  private StoreAccess.Names names() {
    return new StoreAccess.Names(
        settings.endpointSetting(profile),
        "AWS_REGION",
        "AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE",
        "AWS_CA_BUNDLE");
  }

  private Sourced<URI> server(String region) {
    Optional<URI> set = settings.endpoint();
    if (set.isPresent()) {
      return new Sourced<>(set.get(), variable("AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL"));
    }
    Optional<String> ofProfile = profile.endpoint();
    return ofProfile.isPresent()
        ? new Sourced<>(S3Endpoint.parse(profile.endpointSetting(), ofProfile.get()), ofProfile())
        : new Sourced<>(S3Address.amazon(region), "Amazon's, as none is set");
  }

  private Sourced<String> region() {
    if (settings.region().isPresent()) {
      return new Sourced<>(
          S3Names.region(settings.region().get()), variable("AWS_REGION", "AWS_DEFAULT_REGION"));
    }
    return profile
        .text("region")
        .map(name -> new Sourced<>(S3Names.region(name), ofProfile()))
        .orElseGet(() -> new Sourced<>(S3Settings.DEFAULT_REGION, "the default, as none is set"));
  }

  /** Asks for temporary keys where the settings say so, as the first request would. */
  private Optional<Sourced<String>> key(URI server) {
    S3Settings whole =
        settings.endpoint().isEmpty() && profile.endpoint().isPresent()
            ? settings.withEndpoint(server)
            : settings;
    try {
      return S3Keys.find(whole, profile)
          .now()
          .map(keys -> new Sourced<>(StoreAccess.masked(keys.accessKeyId()), keySource()));
    } catch (IOException e) {
      throw MissingCredentials.error(settings.variables(), profile, e);
    }
  }

  private String keySource() {
    if (settings.variables().credentials().isPresent()) {
      return "AWS_ACCESS_KEY_ID";
    }
    if (settings.credentials().isPresent()) {
      return "the program";
    }
    if (settings.variables().text("AWS_WEB_IDENTITY_TOKEN_FILE").isPresent()) {
      return "AWS_WEB_IDENTITY_TOKEN_FILE";
    }
    if (profile.needsSdk()) {
      return ofProfile() + ": " + (profile.logsIn() ? "a log-in (SSO)" : "a role or program");
    }
    return profile.credentials().isPresent() ? ofProfile() : "the role of this machine";
  }

  private String ofProfile() {
    return "the AWS profile '" + profile.name() + "'";
  }

  private String variable(String first, String second) {
    if (settings.variables().text(first).isPresent()) {
      return first;
    }
    return settings.variables().text(second).isPresent() ? second : "the program";
  }
}
