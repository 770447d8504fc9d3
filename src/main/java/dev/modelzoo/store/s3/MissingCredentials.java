package dev.modelzoo.store.s3;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says what is missing where the user pointed at credentials and there are none. */
final class MissingCredentials {
  private static final String ID = "AWS_ACCESS_KEY_ID";
  private static final String SECRET = "AWS_SECRET_ACCESS_KEY";

  /** They win over a profile, and are asked by the SDK. */
  private static final List<String> ELSEWHERE =
      List.of(
          "AWS_WEB_IDENTITY_TOKEN_FILE",
          "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
          "AWS_CONTAINER_CREDENTIALS_FULL_URI");

  private final AwsVariables variables;
  private final AwsProfile profile;
  private final @Nullable Throwable cause;

  private MissingCredentials(
      AwsVariables variables, AwsProfile profile, @Nullable Throwable cause) {
    this.variables = variables;
    this.profile = profile;
    this.cause = cause;
  }

  static ZooException error(AwsVariables variables, AwsProfile profile, @Nullable Throwable cause) {
    return new MissingCredentials(variables, profile, cause).find();
  }

  private ZooException find() {
    boolean id = variables.text(ID).isPresent();
    if (id != variables.text(SECRET).isPresent()) {
      String missing = id ? SECRET : ID;
      String there = id ? ID : SECRET;
      return missing("%s is set, and %s is not".formatted(there, missing), "Set it, too.", there);
    }
    Optional<String> elsewhere =
        ELSEWHERE.stream().filter(name -> variables.text(name).isPresent()).findFirst();
    if (elsewhere.isPresent()) {
      String name = elsewhere.get();
      return missing("there are none where " + name + " points", "Correct it.", name);
    }
    return ofProfile();
  }

  private ZooException ofProfile() {
    String name = "the AWS profile '" + profile.name() + "'";
    String setting = "AWS_PROFILE";
    if (!profile.found()) {
      return missing(
          "%s is in neither %s nor %s"
              .formatted(name, variables.credentialsFile(), variables.configFile()),
          "Correct AWS_PROFILE, or add it: 'aws configure --profile " + profile.name() + "'.",
          setting);
    }
    if (profile.needsSdk()) {
      return missing(
          "the program or role of " + name + " gives none",
          "Correct the profile in " + variables.configFile() + ".",
          setting);
    }
    boolean id = profile.text("aws_access_key_id").isPresent();
    return missing(
        name + " has no " + (id ? "aws_secret_access_key" : "aws_access_key_id"),
        "Run 'aws configure --profile " + profile.name() + "'.",
        setting);
  }

  private ZooException missing(String what, String next, String setting) {
    return new ZooException(
        ErrorKind.ACCESS_DENIED,
        "no credentials for S3: " + what,
        next + " A public place needs no keys to read: unset " + setting + ".",
        cause);
  }
}
