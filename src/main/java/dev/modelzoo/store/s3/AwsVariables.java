package dev.modelzoo.store.s3;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The environment, as far as the AWS tools read it; what is blank counts as unset. Shows none. */
record AwsVariables(Map<String, String> values) {
  AwsVariables {
    values = Map.copyOf(values);
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(values.get(name)).filter(value -> !value.isBlank());
  }

  boolean isTrue(String name) {
    return text(name).filter("true"::equalsIgnoreCase).isPresent();
  }

  /** Keys that stand in the environment itself; empty unless there are both. */
  Optional<S3Credentials> credentials() {
    return text("AWS_ACCESS_KEY_ID")
        .flatMap(
            id ->
                text("AWS_SECRET_ACCESS_KEY")
                    .map(
                        secret ->
                            new S3Credentials(
                                id.strip(), secret.strip(), text("AWS_SESSION_TOKEN"))));
  }

  Path credentialsFile() {
    return file("AWS_SHARED_CREDENTIALS_FILE", "credentials");
  }

  Path configFile() {
    return file("AWS_CONFIG_FILE", "config");
  }

  String profile() {
    return text("AWS_PROFILE").orElse("default");
  }

  private Path file(String variable, String name) {
    String home = text("HOME").orElse(System.getProperty("user.home", ""));
    return text(variable).map(Path::of).orElse(Path.of(home, ".aws", name));
  }

  @Override
  public String toString() {
    return "AwsVariables[***]";
  }
}
