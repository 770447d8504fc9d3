package dev.modelzoo.store;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a store is and how it is asked, as the user's settings say. Holds no secret.
 *
 * @param server what answers requests, without the bucket
 * @param region that requests are signed for
 * @param key the access key id, masked; empty where requests go unsigned
 * @param certificates a PEM file with the authorities to trust instead of the JDK's
 * @param names the variables that change this, for advice
 */
public record StoreAccess(
    Sourced<URI> server,
    Optional<Sourced<String>> region,
    Optional<Sourced<String>> key,
    Optional<HttpProxy> proxy,
    Optional<Path> certificates,
    Names names) {
  /**
   * A value and where it comes from.
   *
   * @param source in words: a variable, a file, a default
   */
  public record Sourced<T>(T value, String source) {}

  /**
   * Variables to set: of the endpoint, the region, the keys and the file of authorities; no keys
   * where requests are never signed.
   */
  public record Names(String endpoint, String region, String keys, String certificates) {}

  private static final int SHOWN_ABOVE = 12;

  /** The first letters of an id, which say what kind of key it is, and its last two. */
  public static String masked(String id) {
    return id.length() < SHOWN_ABOVE
        ? id.substring(0, Math.min(2, id.length())) + "…"
        : id.substring(0, 4) + "…" + id.substring(id.length() - 2);
  }
}
