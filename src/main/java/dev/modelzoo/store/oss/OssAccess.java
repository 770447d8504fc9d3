package dev.modelzoo.store.oss;

import dev.modelzoo.store.StoreAccess;
import dev.modelzoo.store.StoreAccess.Sourced;
import java.util.Map;

/** Says where settings of OSS come from, without a request. */
public final class OssAccess {
  private static final StoreAccess.Names NAMES =
      new StoreAccess.Names(
          "OSS_ENDPOINT",
          "OSS_REGION",
          "OSS_ACCESS_KEY_ID and OSS_ACCESS_KEY_SECRET",
          "SSL_CERT_FILE");

  private static final String UNKNOWN = "the program";

  private OssAccess() {}

  /** The settings that requests for a bucket are made with. */
  public static StoreAccess of(OssSettings settings, String bucket) {
    Map<String, String> sources = settings.sources();
    OssEndpoint endpoint = settings.endpoint().without(bucket);
    return new StoreAccess(
        new Sourced<>(endpoint.uri(), sources.getOrDefault("endpoint", UNKNOWN)),
        endpoint.region().map(name -> new Sourced<>(name, sources.getOrDefault("region", UNKNOWN))),
        settings
            .credentials()
            .map(
                keys ->
                    new Sourced<>(
                        StoreAccess.masked(keys.accessKeyId()),
                        sources.getOrDefault("credentials", UNKNOWN))),
        settings.proxy(),
        settings.certificates(),
        NAMES);
  }
}
