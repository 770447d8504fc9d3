package dev.modelzoo.store.s3;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A profile of {@code ~/.aws/config} and {@code ~/.aws/credentials}, read without the SDK, which
 * would cost more than a whole push. Shows no secret.
 *
 * @param found whether one of the files has it
 * @param settings by name; those indented below another as {@code s3.endpoint_url}
 */
record AwsProfile(String name, boolean found, Map<String, String> settings) {
  /** With one of these it takes the SDK to get keys. */
  private static final List<String> NOT_PLAIN =
      List.of(
          "role_arn",
          "credential_process",
          "credential_source",
          "sso_session",
          "sso_start_url",
          "web_identity_token_file",
          "login_session");

  private static final List<String> LOG_IN = List.of("sso_session", "sso_start_url");

  AwsProfile {
    settings = Map.copyOf(settings);
  }

  /** Reads the profile that is set, else {@code default}; empty where the files or it are not. */
  static AwsProfile read(AwsVariables variables) {
    String name = variables.profile();
    Map<String, Map<String, String>> config = sections(variables.configFile());
    Map<String, Map<String, String>> credentials = sections(variables.credentialsFile());
    boolean plain = name.equals("default") && !config.containsKey("profile default");
    String section = plain ? name : "profile " + name;
    Map<String, String> settings = new HashMap<>(config.getOrDefault(section, Map.of()));
    settings.putAll(credentials.getOrDefault(name, Map.of()));
    String services = settings.get("services");
    if (services != null) {
      config.getOrDefault("services " + services, Map.of()).forEach(settings::putIfAbsent);
    }
    boolean found = config.containsKey(section) || credentials.containsKey(name);
    return new AwsProfile(name, found, settings);
  }

  Optional<String> text(String setting) {
    return Optional.ofNullable(settings.get(setting)).filter(value -> !value.isBlank());
  }

  /** The server of S3, said for it alone or for all services. */
  Optional<String> endpoint() {
    return text("s3.endpoint_url").or(() -> text("endpoint_url"));
  }

  /** What sets the endpoint, if it is set here. */
  String endpointSetting() {
    return "endpoint_url of the AWS profile '" + name + "'";
  }

  boolean needsSdk() {
    return NOT_PLAIN.stream().anyMatch(setting -> text(setting).isPresent());
  }

  /** Whether its keys come from somebody's log-in, which ends after some hours. */
  boolean logsIn() {
    return LOG_IN.stream().anyMatch(setting -> text(setting).isPresent());
  }

  /** Keys that stand in the files themselves. */
  Optional<S3Credentials> credentials() {
    return text("aws_access_key_id")
        .flatMap(
            id ->
                text("aws_secret_access_key")
                    .map(secret -> new S3Credentials(id, secret, text("aws_session_token"))));
  }

  private static Map<String, Map<String, String>> sections(Path file) {
    try {
      return parse(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
    } catch (NoSuchFileException e) {
      return Map.of();
    } catch (IOException e) {
      throw unreadable(file, ZooException.reason(e), e);
    }
  }

  private static Map<String, Map<String, String>> parse(String text) {
    Map<String, Map<String, String>> sections = new HashMap<>();
    Map<String, String> section = new HashMap<>();
    String above = "";
    for (String line : text.split("\\R", -1)) {
      String bare = line.strip();
      int equals = bare.indexOf('=');
      if (bare.isEmpty() || bare.startsWith("#") || bare.startsWith(";")) {
        continue;
      }
      if (bare.startsWith("[")) {
        int end = bare.indexOf(']');
        String name = bare.substring(1, end < 0 ? bare.length() : end);
        section =
            sections.computeIfAbsent(
                name.strip().replaceAll("\\s+", " ").replace("\"", ""), n -> new HashMap<>());
        above = "";
      } else if (equals > 0) {
        boolean below = Character.isWhitespace(line.charAt(0)) && !above.isEmpty();
        String name = bare.substring(0, equals).strip();
        String value = withoutComment(bare.substring(equals + 1)).strip();
        section.put(below ? above + "." + name : name, value);
        above = below || !value.isEmpty() ? (below ? above : "") : name;
      }
    }
    return sections;
  }

  /** A comment begins with a blank, as a secret key may hold the other two. */
  private static String withoutComment(String value) {
    return value.split("\\s[#;]", 2)[0];
  }

  private static ZooException unreadable(Path file, String reason, IOException cause) {
    return new ZooException(
        ErrorKind.USAGE,
        "the AWS profile file " + file + " cannot be read: " + reason,
        "Correct it, or its permissions.",
        cause);
  }

  @Override
  public String toString() {
    return "AwsProfile[" + name + "]";
  }
}
