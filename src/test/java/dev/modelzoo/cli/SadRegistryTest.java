package dev.modelzoo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelzoo.error.ErrorKind;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be wrong with zoo.yaml and with ids, and what people are told. */
class SadRegistryTest {
  @TempDir private Path folder;
  private CliHarness zoo;

  @BeforeEach
  void makeZoo() {
    zoo = CliHarness.zoo(folder, "file:store");
    OracleContent.english(zoo);
  }

  @ParameterizedTest
  @ValueSource(strings = {"push", "pull", "check", "log", "diff", "verify", "benchmark", "show"})
  void anyCommand_noZooYaml_saysHowToMakeOne(String command) {
    CliHarness nowhere = CliHarness.in(folder.resolve("../" + folder.getFileName() + "-nowhere"));

    nowhere
        .run(command, "-m", "oracle_en")
        .assertFailed(ErrorKind.NOT_FOUND, "no zoo here", "zoo.yaml")
        .assertNext("zoo init", "--zoo");
  }

  @Test
  void anyCommand_brokenYaml_namesLineAndColumn() {
    zoo.file("zoo.yaml", "schema: zoo/1\nmodels:\n  a: {url: 'file:x'\n  b: [\n");

    for (String command : new String[] {"list", "push", "pull", "check"}) {
      Outcome outcome =
          command.equals("list") ? zoo.run(command) : zoo.run(command, "-m", "oracle_en");

      outcome.assertFailed(ErrorKind.USAGE, zoo.path("zoo.yaml").toString(), "line 4, column 3");
    }
    assertThat(zoo.path("store")).doesNotExist();
  }

  @Test
  void list_duplicateKeys_namesKeyAndPlace() {
    zoo.file("zoo.yaml", "schema: zoo/1\nmodels:\n  a: {url: 'file:x'}\n  a: {url: 'file:y'}\n");

    zoo.run("list").assertFailed(ErrorKind.USAGE, "line 4, column 3", "the key 'a' is here twice");
  }

  @Test
  void list_notUtf8_namesTheLine() throws java.io.IOException {
    java.nio.file.Files.write(
        zoo.path("zoo.yaml"),
        "schema: zoo/1\n# caf\u00e9\n".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));

    zoo.run("list").assertFailed(ErrorKind.USAGE, "line 2", "UTF-8");
  }

  @Test
  void push_crlfZooYaml_keepsItsLineEnds() {
    zoo.file("zoo.yaml", "# mine\r\nschema: zoo/1\r\nremote: file:store\r\n");

    zoo.run("push", "-m", "oracle_en", "--no-benchmark").assertDone();

    assertThat(zoo.read("zoo.yaml")).startsWith("# mine\r\n").contains("  oracle_en:\r\n");
    assertThat(zoo.read("zoo.yaml").replace("\r\n", "")).doesNotContain("\n", "\r");
    assertThat(zoo.run("list").assertDone().out()).contains("oracle_en v1");
  }

  @Test
  void push_emptyZooYaml_isAnEmptyRegistry() {
    zoo.file("zoo.yaml", "");

    zoo.run("push", "-m", "oracle_en", "--no-benchmark").assertDone();

    assertThat(zoo.run("list").assertDone().out()).contains("oracle_en", "v1");
  }

  @Test
  void anyCommand_unknownModel_asksWhatWasMeant() {
    for (String command : new String[] {"push", "pull", "check", "benchmark", "log", "show"}) {
      zoo.run(command, "-m", "oracel_en")
          .assertFailed(ErrorKind.NOT_FOUND, "no model 'oracel_en'")
          .assertNext("Did you mean oracle_en?");
    }
    assertThat(zoo.path("store")).doesNotExist();
  }

  @Test
  void push_setNamedAsModel_saysWhatItIs() {
    zoo.run("push", "-m", "MINI_EN").assertFailed(ErrorKind.NOT_FOUND, "it is a dataset");
  }

  @ParameterizedTest
  @ValueSource(strings = {"模型", "a__b", "../x", "a b", ".hidden", "-x", ""})
  void push_impossibleId_saysWhatIdsAre(String id) {
    zoo.run("push", "--model=" + id)
        .assertFailed(ErrorKind.USAGE, "'" + id + "' is not an id")
        .assertNext("A-Z a-z 0-9");
  }

  @Test
  void push_schemaOfTheFuture_asksToUpgrade() {
    zoo.file("zoo.yaml", "schema: zoo/9\n");

    zoo.run("list").assertFailed(ErrorKind.USAGE, "zoo/9").assertNext("Upgrade");
  }

  @Test
  void push_wrongUrl_namesTheEntry() {
    zoo.file("zoo.yaml", "schema: zoo/1\nmodels: {oracle_en: {url: 'ftp://x/y'}}\n");

    zoo.run("push", "-m", "oracle_en").assertFailed(ErrorKind.USAGE, "line 2", "ftp");
  }
}
