package dev.modelzoo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.modelzoo.cli.workflow.KnownStores;
import dev.modelzoo.error.ErrorKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code zoo config}, and that settings count. */
class ConfigTest {
  @TempDir private Path folder;
  private final Map<String, String> environment = new HashMap<>();
  private CliHarness zoo;
  private Path file;

  @BeforeEach
  void makeZoo() {
    zoo = CliHarness.zoo(folder.resolve("zoo"), "file:store");
    file = folder.resolve("config/zoo/config.yaml");
    environment.put("XDG_CONFIG_HOME", folder.resolve("config").toString());
    environment.put("HOME", folder.toString());
  }

  @Test
  void set_get_unset_editOneLineOfTheFile() throws Exception {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "# mine\njobs: 3  # few\n\nengine: docker\n");

    run("config", "set", "jobs", "12").assertDone();
    assertThat(file).content().isEqualTo("# mine\njobs: \"12\"\n\nengine: docker\n");
    run("config", "set", "bwlimit", "10M").assertDone();
    assertThat(run("config", "get", "jobs").assertDone().out()).isEqualTo("12\n");
    run("config", "unset", "engine").assertDone();

    assertThat(file).content().isEqualTo("# mine\njobs: \"12\"\n\nbwlimit: \"10M\"\n");
    assertThat(run("config", "unset", "engine").assertDone().err()).contains("was not set");
  }

  @Test
  void list_longKeys_valuesStandBelowEachOther() {
    zoo.file("zoo.yaml", "schema: zoo/1\nremote: http://127.0.0.1:9/zoo/\n");

    Outcome config = run("config").assertDone();

    assertThat(config.out()).contains("\nhttp.endpoint http://127.0.0.1:9");
    assertThat(config.out().lines().map(line -> line.replaceFirst(" +.*", "").length()))
        .allSatisfy(length -> assertThat(length).isLessThanOrEqualTo(13));
    assertThat(config.out().lines()).allSatisfy(line -> assertThat(line.charAt(13)).isEqualTo(' '));
    assertThat(config.out()).contains("\njobs          8 ");
  }

  @Test
  void list_valuesAndSources_areThoseInForce() {
    run("config", "set", "jobs", "12").assertDone();
    environment.put("ZOO_ENGINE", "podman");

    JsonObject config = run("config", "--json").assertDone().json();

    assertThat(config.get("file").getAsString()).isEqualTo(file.toString());
    assertThat(lines(config))
        .containsEntry("jobs", "12 from " + file)
        .containsEntry("engine", "podman from ZOO_ENGINE")
        .containsEntry("color", "auto from default")
        .containsEntry("zoo.remote", "file:store/ from the registry, or its default");
    assertThat(run("config", "set", "engine", "docker").assertDone().err())
        .contains("warning: ZOO_ENGINE is set, and goes before the file");
  }

  @Test
  void list_storeOfTheZoo_masksItsKeys() {
    zoo.file("zoo.yaml", "schema: zoo/1\nremote: s3://bucket/\n");
    zoo.file("../.aws/credentials", "[me]\naws_access_key_id = AKIASOMETHINGLONG\n")
        .file(
            "../.aws/config", "[profile me]\nregion = eu-west-1\naws_secret_access_key = s3cr3t\n");
    environment.put("AWS_PROFILE", "me");
    environment.put("AWS_ENDPOINT_URL", "http://127.0.0.1:9");

    Outcome config = run("config").assertDone();

    assertThat(config.out())
        .containsPattern("s3.endpoint +http://127.0.0.1:9 +AWS_ENDPOINT_URL\n")
        .containsPattern("s3.region +eu-west-1 +the AWS profile 'me'\n")
        .containsPattern("s3.key +AKIA…NG +the AWS profile 'me'\n")
        .doesNotContain("s3cr3t", "AKIASOMETHINGLONG");
  }

  @Test
  void keysAndValues_thatDoNotExist_areRefusedWithWhatWasMeant() {
    run("config", "set", "jbos", "3")
        .assertFailed(ErrorKind.USAGE, "no setting 'jbos'")
        .assertNext("Did you mean jobs?");
    run("config", "set", "jobs", "many")
        .assertFailed(ErrorKind.USAGE, "jobs cannot be 'many'")
        .assertNext("a number");
    run("config", "set", "engine", "local")
        .assertFailed(ErrorKind.USAGE, "engine cannot be 'local'");
    run("config", "set", "remote", "ftp://x").assertFailed(ErrorKind.USAGE, "ftp");
    run("config", "set", "jobs").assertFailed(ErrorKind.USAGE, "needs a value");
    run("config", "get").assertFailed(ErrorKind.USAGE, "name a setting");
    assertThat(file).doesNotExist();
  }

  @Test
  void file_withAWrongLine_isNamedByEveryCommand() throws Exception {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "jobs: 4\ncolour: never\n");

    run("list")
        .assertFailed(ErrorKind.USAGE, "config.yaml, line 2: there is no setting 'colour'")
        .assertNext("Did you mean color?");
    environment.put("ZOO_JOBS", "0");
    Files.writeString(file, "");
    run("list").assertFailed(ErrorKind.USAGE, "jobs cannot be '0' (ZOO_JOBS)");
  }

  @Test
  void config_wrongValues_areShownWithTheRestAndCanBeMended() throws Exception {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "remote: ftp://x\njobs: 3\n");
    environment.put("ZOO_ENGINE", "warp");

    Outcome all = run("config");
    Outcome json = run("config", "--json");
    Outcome jobs = run("config", "get", "jobs").assertDone();
    Outcome wrong = run("config", "get", "engine");
    run("config", "set", "remote", "file:elsewhere").assertDone();
    environment.remove("ZOO_ENGINE");

    all.assertFailed(ErrorKind.USAGE, "ftp");
    assertThat(all.out()).contains("jobs         3 ", "color        auto", "zoo.remote");
    json.assertFailed(ErrorKind.USAGE, "ftp");
    assertThat(lines(json.json())).containsEntry("jobs", "3 from " + file);
    assertThat(jobs.out()).isEqualTo("3\n");
    wrong.assertFailed(ErrorKind.USAGE, "engine cannot be 'warp' (ZOO_ENGINE)");
    assertThat(file).content().isEqualTo("remote: file:elsewhere\njobs: 3\n");
    run("config").assertDone();
  }

  @Test
  void config_variableGoesBeforeAWrongValueOfTheFile() throws Exception {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "jobs: many\n");
    environment.put("ZOO_JOBS", "5");

    assertThat(run("config", "get", "jobs").assertDone().out()).isEqualTo("5\n");
  }

  @Test
  void config_wrongRemoteInTheRegistry_isShownWithTheRest() {
    zoo.file("zoo.yaml", "schema: zoo/1\nremote: ftp://x\n");

    Outcome config = run("config");

    config.assertFailed(ErrorKind.USAGE, "zoo.yaml", "ftp");
    assertThat(config.out()).contains("jobs         8", "zoo.remote");
  }

  @Test
  void settings_thatOptionsHave_countUnlessTyped() {
    OracleContent.english(zoo);
    environment.put("ZOO_ENGINE", "podman"); // which is not on the PATH of these tests

    run("benchmark", "-m", "oracle_en")
        .assertFailed(ErrorKind.UNAVAILABLE, "there is no podman on the PATH");
    run("benchmark", "-m", "oracle_en", "--engine", "local").assertDone();
    environment.put("ZOO_BWLIMIT", "1.5x");
    run("list").assertFailed(ErrorKind.USAGE, "ZOO_BWLIMIT");
  }

  @Test
  void remote_set_isWhatInitWrites() throws Exception {
    run("config", "set", "remote", "s3://bucket/zoo").assertDone();

    run("init", "../fresh").assertDone();

    assertThat(folder.resolve("fresh/zoo.yaml")).content().contains("remote: s3://bucket/zoo/");
  }

  @Test
  void color_alwaysNeverOrNoColor_paintsOrNot() {
    String red = "\u001b[31merror:\u001b[0m";

    assertThat(run("--color", "always", "show", "x").err()).contains(red);
    assertThat(run("show", "x").err()).doesNotContain("\u001b");
    environment.put("ZOO_COLOR", "always");
    assertThat(run("show", "x").err()).contains(red);
    assertThat(run("show", "x", "--color=never").err()).doesNotContain("\u001b");
    assertThat(run("doctor").out()).contains("\u001b[32mok  \u001b[0m java");
  }

  private Outcome run(String... arguments) {
    return zoo.withEnvironment(environment)
        .withStores(new KnownStores(environment, CliHarness.silent()))
        .run(arguments);
  }

  private static Map<String, String> lines(JsonObject config) {
    Map<String, String> lines = new LinkedHashMap<>();
    for (JsonElement line : config.getAsJsonArray("settings")) {
      JsonObject one = line.getAsJsonObject();
      lines.put(
          one.get("key").getAsString(),
          one.get("value").getAsString() + " from " + one.get("source").getAsString());
    }
    return lines;
  }
}
