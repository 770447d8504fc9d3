package dev.modelzoo.store.oss;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A server of OSS, and how it is spoken to.
 *
 * @param uri scheme, host and perhaps a port, nothing else
 * @param region for signing, such as {@code cn-beijing}; empty where neither a setting nor the
 *     host's name tells
 */
public record OssEndpoint(URI uri, Optional<String> region, OssAddressing addressing) {
  private static final String OWN_DOMAIN = ".aliyuncs.com";

  /** {@code oss-cn-beijing-internal.aliyuncs.com}, perhaps with a bucket or a VPC before it. */
  private static final Pattern REGION_AFTER_OSS =
      Pattern.compile("(?:[a-z0-9_-]+[.-])?oss-([a-z0-9-]+?)(?:-internal)?\\.aliyuncs\\.com");

  /**
   * {@code cn-hangzhou.oss.aliyuncs.com}, {@code cn-beijing-internal.oss-data-acc.aliyuncs.com}.
   */
  private static final Pattern REGION_BEFORE_OSS =
      Pattern.compile(
          "(?:[a-z0-9_-]+\\.)?([a-z0-9-]+?)(?:-internal)?\\.oss(?:-data-acc)?\\.aliyuncs\\.com");

  private static final Pattern REGION = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
  private static final Pattern ADDRESS = Pattern.compile("localhost|[0-9.]+|\\[.*]");

  /**
   * Parses what users write: a host name ({@code https} is then meant), or a url.
   *
   * @param source the setting to name if it is none
   */
  static OssEndpoint parse(String text, String source) {
    String value = text.strip();
    try {
      URI uri = new URI(value.contains("://") ? value : "https://" + value);
      if (uri.getUserInfo() != null) {
        throw bad(source, "it must not hold a user or password", null);
      }
      boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      String rest = uri.getPath() + (uri.getQuery() == null ? "" : "?");
      if (!http || uri.getHost() == null || !(rest.isEmpty() || rest.equals("/"))) {
        throw bad(source, "'" + value + "' is not a host name, nor an http or https URL", null);
      }
      return of(new URI(uri.getScheme(), null, uri.getHost(), uri.getPort(), null, null, null));
    } catch (URISyntaxException e) {
      throw bad(source, "it is neither a host name nor a URL", e);
    }
  }

  /** The public endpoint of a region, for users who named only that. */
  static OssEndpoint ofRegion(String region) {
    return parse("oss-" + region + OWN_DOMAIN, "the region");
  }

  /** Checks a region's name; the service's own prefix {@code oss-} is taken off. */
  static String region(String text, String source) {
    String name = text.strip().toLowerCase(Locale.ROOT).replaceFirst("^oss-", "");
    if (!REGION.matcher(name).matches()) {
      throw new ZooException(
          ErrorKind.USAGE,
          "'" + text.strip() + "' in " + source + " cannot be the name of a region",
          "Set it like this: export OSS_REGION=cn-beijing");
    }
    return name;
  }

  OssEndpoint withRegion(String name) {
    return new OssEndpoint(uri, Optional.of(name), addressing);
  }

  OssEndpoint withAddressing(OssAddressing style) {
    return new OssEndpoint(uri, region, style);
  }

  /** Takes off the bucket's name where a user put it before the host name. */
  OssEndpoint without(String bucket) {
    String host = host();
    if (addressing != OssAddressing.VIRTUAL || !isOwnDomain() || !host.startsWith(bucket + ".")) {
      return this;
    }
    String rest = host.substring(bucket.length() + 1);
    return rest.startsWith("aliyuncs.")
        ? this
        : new OssEndpoint(
            URI.create(uri.toString().replace("//" + uri.getHost(), "//" + rest)),
            region,
            addressing);
  }

  /** Whether the name belongs to the service, so that nobody else can listen there. */
  boolean isOwnDomain() {
    return host().endsWith(OWN_DOMAIN);
  }

  private String host() {
    return uri.getHost().toLowerCase(Locale.ROOT);
  }

  private static OssEndpoint of(URI uri) {
    String host = uri.getHost().toLowerCase(Locale.ROOT);
    OssAddressing style = OssAddressing.CNAME;
    if (ADDRESS.matcher(host).matches()) {
      style = OssAddressing.PATH;
    } else if (host.endsWith(OWN_DOMAIN)) {
      style = OssAddressing.VIRTUAL;
    }
    return new OssEndpoint(uri, regionOf(host), style);
  }

  private static Optional<String> regionOf(String host) {
    for (Pattern pattern : new Pattern[] {REGION_BEFORE_OSS, REGION_AFTER_OSS}) {
      Matcher matcher = pattern.matcher(host);
      if (matcher.matches()) {
        String name = matcher.group(1);
        // These serve every region.
        boolean global = name.startsWith("accelerate") || name.equals("internal");
        return global ? Optional.empty() : Optional.of(name);
      }
    }
    return Optional.empty();
  }

  private static ZooException bad(String source, String what, @Nullable Exception cause) {
    return new ZooException(
        ErrorKind.USAGE,
        "the OSS endpoint in " + source + " is wrong: " + what,
        "Set it like this: export OSS_ENDPOINT=oss-cn-beijing.aliyuncs.com",
        cause);
  }
}
