package dev.modelzoo.registry;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Which server a url is on by the user's own settings; for display, without credentials. */
public final class Endpoints {
  static final String AWS_DEFAULT = "AWS default";

  private Endpoints() {}

  /**
   * The endpoint that a remote is reached at: a folder for {@code file:}, a host or url otherwise.
   * Empty for OSS where no setting names one.
   */
  public static Optional<String> of(RemoteUrl url, ZooRoot root, Map<String, String> environment) {
    return switch (url.scheme()) {
      case FILE -> Optional.of(url.folder(root.folder()).toString());
      case S3 ->
          variable(environment, "AWS_ENDPOINT_URL_S3")
              .or(() -> variable(environment, "AWS_ENDPOINT_URL"))
              .or(() -> Optional.of(AWS_DEFAULT));
      case OSS ->
          variable(environment, "OSS_ENDPOINT")
              .or(() -> credentialsEndpoint(root.credentials().resolve("aliyun_oss.cfg")));
      case HTTP, HTTPS -> Optional.of(url.bucket());
    };
  }

  private static Optional<String> variable(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name))
        .map(String::strip)
        .filter(value -> !value.isEmpty())
        .map(Endpoints::withoutUserInfo);
  }

  /** {@code endpoint=} below {@code [Credentials]}, and nothing else of the file. */
  private static Optional<String> credentialsEndpoint(Path file) {
    String text;
    try {
      text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return Optional.empty(); // whoever needs its keys says what is wrong with it
    }
    String section = "";
    for (String line : text.lines().map(String::strip).toList()) {
      if (line.startsWith("[") && line.endsWith("]")) {
        section = line.substring(1, line.length() - 1).strip().toLowerCase(Locale.ROOT);
      }
      int equals = line.indexOf('=');
      if (section.equals("credentials")
          && equals > 0
          && line.substring(0, equals).strip().toLowerCase(Locale.ROOT).equals("endpoint")) {
        String value = line.substring(equals + 1).strip();
        return value.isEmpty() ? Optional.empty() : Optional.of(withoutUserInfo(value));
      }
    }
    return Optional.empty();
  }

  private static String withoutUserInfo(String endpoint) {
    return endpoint.replaceFirst("^([A-Za-z][A-Za-z0-9+.-]*://)?[^/]*@", "$1");
  }
}
