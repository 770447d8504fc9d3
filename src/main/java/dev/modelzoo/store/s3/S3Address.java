package dev.modelzoo.store.s3;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a bucket is: Amazon's host of a region or a server of one's own, with the bucket in the
 * host's name or in the path.
 *
 * @param scheme {@code http} or {@code https}
 * @param host with the port, unless it is the scheme's own
 * @param base what every path begins with, encoded; ends without a slash
 */
record S3Address(String scheme, String host, String base) {
  /** What may stand before a host's name; a dot in it would not fit the certificate. */
  private static final Pattern HOST_PART = Pattern.compile("[a-z0-9][a-z0-9-]{1,61}[a-z0-9]");

  /**
   * Finds the place.
   *
   * @param virtualHost whether the bucket goes into the host's name where it can; by default only
   *     at Amazon
   */
  static S3Address of(
      Optional<URI> endpoint, String region, String bucket, Optional<Boolean> virtualHost) {
    URI server = endpoint.orElseGet(() -> amazon(region));
    String scheme = server.getScheme().toLowerCase(Locale.ROOT);
    int own = scheme.equals("http") ? 80 : 443;
    boolean portNeeded = server.getPort() >= 0 && server.getPort() != own;
    String host = server.getHost() + (portNeeded ? ":" + server.getPort() : "");
    String path = server.getRawPath() == null ? "" : server.getRawPath().replaceFirst("/+$", "");
    if (virtualHost.orElse(endpoint.isEmpty()) && HOST_PART.matcher(bucket).matches()) {
      return new S3Address(scheme, bucket + "." + host, path);
    }
    return new S3Address(scheme, host, path + "/" + S3Request.encode(bucket, false));
  }

  /** The path of an object, encoded; of the bucket itself for "". */
  String path(String name) {
    String path = name.isEmpty() ? base : base + "/" + S3Request.encode(name, true);
    return path.isEmpty() ? "/" : path;
  }

  URI server() {
    return URI.create(scheme + "://" + host);
  }

  boolean encrypted() {
    return scheme.equals("https");
  }

  /** The server of a region. */
  static URI amazon(String region) {
    String domain = region.startsWith("cn-") ? "amazonaws.com.cn" : "amazonaws.com";
    return URI.create("https://s3." + region + "." + domain);
  }
}
