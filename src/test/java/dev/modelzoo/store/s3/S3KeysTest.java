package dev.modelzoo.store.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where keys come from. */
class S3KeysTest {
  @TempDir Path home;

  @Test
  void find_keysInTheEnvironment_winOverTheFiles() throws IOException {
    write("credentials", "[default]\naws_access_key_id=file\naws_secret_access_key=s\n");

    assertThat(
            find(
                Map.of(
                    "AWS_ACCESS_KEY_ID",
                    "env",
                    "AWS_SECRET_ACCESS_KEY",
                    "s",
                    "AWS_SESSION_TOKEN",
                    "t")))
        .contains(new S3Credentials("env", "s", Optional.of("t")));
  }

  @Test
  void find_keysInTheFile_areThoseOfTheProfile() throws IOException {
    write(
        "credentials",
        """
        # two profiles
        [default]
        aws_access_key_id = first
        aws_secret_access_key = s1

        [ other ]
        aws_access_key_id = second # a note
        aws_secret_access_key = a#b;c/+=
        aws_session_token = t
        """);

    assertThat(find(Map.of())).contains(S3Credentials.of("first", "s1"));
    assertThat(find(Map.of("AWS_PROFILE", "other")))
        .contains(new S3Credentials("second", "a#b;c/+=", Optional.of("t")));
  }

  @Test
  void find_program_isRunForThem() throws IOException {
    Path program = program("{\"Version\":1,\"AccessKeyId\":\"made\",\"SecretAccessKey\":\"s\"}");
    write("config", "[profile p]\ncredential_process = " + program + "\n");

    assertThat(find(Map.of("AWS_PROFILE", "p"))).contains(S3Credentials.of("made", "s"));
  }

  @Test
  void find_programThatFails_isAnErrorAndNotAnonymous() throws IOException {
    write("config", "[default]\ncredential_process = " + home.resolve("no-such-program") + "\n");

    assertThatThrownBy(() -> find(Map.of()))
        .isInstanceOfSatisfying(
            ZooException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.ACCESS_DENIED))
        .hasMessageContaining("no credentials for S3");
  }

  @Test
  void find_nothingAnywhere_isAnonymousUnlessAProfileIsNamed() throws IOException {
    assertThat(find(Map.of())).isEmpty();
    assertThatThrownBy(() -> find(Map.of("AWS_PROFILE", "absent")))
        .isInstanceOf(ZooException.class)
        .hasMessageContaining("no credentials for S3");
  }

  @Test
  void find_profileInNeitherFile_namesItAndTheFiles() {
    assertMissing(
        Map.of("AWS_PROFILE", "nosuch"),
        "the AWS profile 'nosuch' is in neither " + home.resolve(".aws/credentials") + " nor ",
        "unset AWS_PROFILE.");
  }

  @Test
  void find_halfOfTheKeysInTheEnvironment_namesTheOtherHalf() {
    assertMissing(
        Map.of("AWS_ACCESS_KEY_ID", "id"),
        "AWS_ACCESS_KEY_ID is set, and AWS_SECRET_ACCESS_KEY is not",
        "unset AWS_ACCESS_KEY_ID.");
    assertMissing(
        Map.of("AWS_SECRET_ACCESS_KEY", "s"),
        "AWS_SECRET_ACCESS_KEY is set, and AWS_ACCESS_KEY_ID is not",
        "unset AWS_SECRET_ACCESS_KEY.");
  }

  @Test
  void find_profileWithoutKeys_namesWhatItLacks() throws IOException {
    write("config", "[profile p]\nregion = x\n[profile q]\naws_access_key_id = id\n");

    assertMissing(Map.of("AWS_PROFILE", "p"), "profile 'p' has no aws_access_key_id", "unset");
    assertMissing(Map.of("AWS_PROFILE", "q"), "profile 'q' has no aws_secret_access_key", "unset");
  }

  @Test
  void find_tokenFileThatIsAbsent_namesItsVariable() {
    assertMissing(
        Map.of("AWS_WEB_IDENTITY_TOKEN_FILE", home.resolve("none").toString()),
        "there are none where AWS_WEB_IDENTITY_TOKEN_FILE points",
        "unset AWS_WEB_IDENTITY_TOKEN_FILE.");
  }

  private void assertMissing(Map<String, String> variables, String what, String next) {
    assertThatThrownBy(() -> find(variables))
        .isInstanceOfSatisfying(
            ZooException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(ErrorKind.ACCESS_DENIED);
              assertThat(e.next()).contains("A public place needs no keys to read", next);
            })
        .hasMessageContaining("no credentials for S3: ")
        .hasMessageContaining(what);
  }

  @Test
  void open_settingsInTheConfigFile_areUsed() throws IOException {
    write(
        "config",
        """
        [default]
        region = eu-north-1
        services = mine
        s3 =
          addressing_style = path
          max_concurrent_requests = 3
        [services mine]
        s3 =
          endpoint_url = http://s3.example.org:9000
        """);
    try (S3Connection connection =
        S3Connection.open(S3Settings.fromEnvironment(environment(Map.of())), "b")) {
      assertThat(connection.endpoint()).hasToString("Optional[http://s3.example.org:9000]");
      assertThat(connection.region()).isEqualTo("eu-north-1");
      assertThat(connection.anonymous()).isTrue();
    }
  }

  @Test
  void read_profile_showsNoSecret() throws IOException {
    write("credentials", "[default]\naws_access_key_id=id77\naws_secret_access_key=secret77\n");
    AwsVariables variables = new AwsVariables(environment(Map.of("AWS_SESSION_TOKEN", "t77")));

    assertThat(variables + "" + AwsProfile.read(variables)).doesNotContain("77");
  }

  private Path program(String output) throws IOException {
    Path program = home.resolve("keys.sh");
    Files.writeString(program, "#!/bin/sh\necho '" + output + "'\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
    return program;
  }

  private void write(String file, String text) throws IOException {
    Files.createDirectories(home.resolve(".aws"));
    Files.writeString(home.resolve(".aws").resolve(file), text);
  }

  private Optional<S3Credentials> find(Map<String, String> variables) throws IOException {
    S3Settings settings = S3Settings.fromEnvironment(environment(variables));
    return S3Keys.find(settings, AwsProfile.read(settings.variables())).now();
  }

  private Map<String, String> environment(Map<String, String> variables) {
    Map<String, String> all = new HashMap<>(variables);
    all.put("HOME", home.toString());
    all.put("AWS_EC2_METADATA_DISABLED", "true");
    return all;
  }
}
