package dev.modelzoo.store.s3;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A server of S3, as a setting names it: an http or https URL, perhaps with a path. */
final class S3Endpoint {
  /** What people write who leave out the scheme. */
  private static final Pattern BARE =
      Pattern.compile(
          "(localhost|[\\w-]+(\\.[\\w-]+)+|\\[[0-9a-f:]+]|[\\w-]+(?=:\\d))(:\\d+)?(/[^@?#]*)?");

  private static final Pattern VARIABLE = Pattern.compile("[A-Z0-9_]+");

  private S3Endpoint() {}

  /**
   * The server that the variables or the profile name for a bucket; empty for Amazon's.
   *
   * @throws ZooException of kind {@code USAGE} if it is none, or ends with the bucket, too
   */
  static Optional<URI> of(S3Settings settings, AwsProfile profile, String bucket) {
    String setting = settings.endpointSetting(profile);
    Optional<URI> endpoint =
        settings.endpoint().or(() -> profile.endpoint().map(text -> parse(setting, text)));
    endpoint.ifPresent(server -> requireWithout(bucket, setting, server));
    return endpoint;
  }

  /** Parses one; {@code setting} is what to name if it is none: a variable, or words. */
  static URI parse(String setting, String text) {
    String value = text.strip();
    if (BARE.matcher(value).matches()) {
      throw bare(setting, value);
    }
    try {
      URI uri = new URI(value);
      boolean http = "http".equalsIgnoreCase(uri.getScheme());
      if ((http || "https".equalsIgnoreCase(uri.getScheme())) && uri.getHost() != null) {
        if (uri.getUserInfo() == null) {
          return uri;
        }
        throw bad(setting, "it must not hold a user or password", null);
      }
      throw bad(setting, "'" + value + "' is not an http or https URL", null);
    } catch (URISyntaxException e) {
      throw bad(setting, "it is not a URL", e);
    }
  }

  /** A bucket in the path would be there twice. Other paths are those of gateways. */
  private static void requireWithout(String bucket, String setting, URI endpoint) {
    String path = endpoint.getRawPath() == null ? "" : endpoint.getRawPath();
    if (!path.replaceAll("/+", "/").replaceFirst("/$", "").equals("/" + bucket)) {
      return;
    }
    String server = endpoint.getScheme() + "://" + endpoint.getRawAuthority();
    throw new ZooException(
        ErrorKind.USAGE,
        "the S3 endpoint in %s is wrong: %s ends with the bucket, which belongs into the url alone"
            .formatted(setting, endpoint),
        "Set it like this: " + assignment(setting, server));
  }

  private static ZooException bare(String setting, String value) {
    return new ZooException(
        ErrorKind.USAGE,
        "the S3 endpoint in %s is wrong: '%s' has no http:// or https:// in front"
            .formatted(setting, value),
        "Write https:// in front if the server speaks TLS, else: "
            + assignment(setting, "http://" + value));
  }

  private static ZooException bad(String setting, String what, @Nullable Exception cause) {
    return new ZooException(
        ErrorKind.USAGE,
        "the S3 endpoint in " + setting + " is wrong: " + what,
        "Set it like this: " + assignment(setting, "https://s3.example.org"),
        cause);
  }

  /** As it is typed, or written into the file of profiles. */
  private static String assignment(String setting, String value) {
    return VARIABLE.matcher(setting).matches()
        ? "export " + setting + "=" + value
        : "endpoint_url = " + value;
  }
}
