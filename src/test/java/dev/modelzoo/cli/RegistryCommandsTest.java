package dev.modelzoo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.modelzoo.cli.console.Console;
import dev.modelzoo.cli.console.ResultStream;
import dev.modelzoo.cli.workflow.KnownStores;
import dev.modelzoo.cli.workflow.Workflows;
import dev.modelzoo.content.ChunkLayout;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code init}, {@code new}, {@code list} and {@code show}, as typed. */
class RegistryCommandsTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-22T23:30:00Z"), ZoneOffset.UTC);

  @TempDir private Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void findRealFolder() throws IOException {
    folder = folder.toRealPath();
  }

  @Test
  void init_newFolder_makesZooAndSaysWhatIsNext() {
    int exit = zoo("init", "fresh");

    assertThat(exit).isZero();
    assertThat(out).hasToString(folder.resolve("fresh") + System.lineSeparator());
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("made       zoo.yaml", "zoo new model");
    assertThat(folder.resolve("fresh/zoo.yaml")).exists();
  }

  @Test
  void init_twice_isConflict() {
    assertThat(zoo("init")).isZero();
    assertThat(zoo("init")).isEqualTo(9);
  }

  @Test
  void new_modelAndDataset_arePutIntoTheirFolders() throws IOException {
    zoo("init");

    assertThat(zoo("new", "model", "mine", "--language", "zh")).isZero();
    assertThat(zoo("new", "dataset", "MINI_ZH")).isZero();

    assertThat(Files.readString(folder.resolve("models/mine/model.yaml")))
        .contains("language: zh", "date: 2026-11-22");
    assertThat(folder.resolve("datasets/MINI_ZH/metadata.tsv")).exists();
  }

  @Test
  void new_wrongWords_isUsage() {
    zoo("init");

    assertThat(zoo("new", "recogniser", "x")).isEqualTo(2);
    assertThat(zoo("new", "model")).isEqualTo(2);
    assertThat(zoo("new", "model", "a__b")).isEqualTo(2);
    assertThat(zoo("new", "model", "x", "-l", "English")).isEqualTo(2);
  }

  @Test
  void list_zoo_hasOneLinePerEntry() throws IOException {
    writeZoo();

    assertThat(zoo("list")).isZero();

    assertThat(out.toString(StandardCharsets.UTF_8).lines())
        .containsExactly(
            "model    cloud   v2    zh   remote  s3://bucket/models/cloud/",
            "model    both    -     -    remote  (no url)",
            "dataset  MINI_ZH -     -    here    (not registered)",
            "dataset  both    -     -    here    (not registered)");
  }

  @Test
  void list_json_isOneObject() throws IOException {
    writeZoo();

    zoo("list", "--json");

    JsonObject json =
        JsonParser.parseString(out.toString(StandardCharsets.UTF_8)).getAsJsonObject();
    assertThat(json.get("schema").getAsString()).isEqualTo("zoo-list/1");
    assertThat(json.getAsJsonArray("models")).hasSize(2);
  }

  @Test
  void show_entry_namesBucketPrefixAndEndpoint() throws IOException {
    writeZoo();

    assertThat(zoo("show", "cloud")).isZero();

    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("bucket     bucket", "prefix     models/cloud/", "endpoint   AWS default");
  }

  @Test
  void show_setWithADocument_namesIt() throws IOException {
    writeZoo();
    Path set = Files.createDirectories(folder.resolve("datasets/MINI_ZH"));
    Files.writeString(set.resolve("MAKING.md"), "Synthetic.");
    assertThat(zoo("show", "-d", "MINI_ZH")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .containsPattern("about {6}.*/datasets/MINI_ZH/MAKING.md\n");
    Files.writeString(set.resolve("README.md"), "What it is.");

    assertThat(zoo("show", "-d", "MINI_ZH")).isZero();

    assertThat(out.toString(StandardCharsets.UTF_8)).contains("/datasets/MINI_ZH/README.md\n");
  }

  @Test
  void show_json_isOneObject() throws IOException {
    writeZoo();

    zoo("show", "-m", "cloud", "--json");

    JsonObject json =
        JsonParser.parseString(out.toString(StandardCharsets.UTF_8)).getAsJsonObject();
    assertThat(json.get("schema").getAsString()).isEqualTo("zoo-show/1");
    assertThat(json.get("version").getAsInt()).isEqualTo(2);
  }

  @Test
  void show_unknownOrAmbiguousId_saysWhatToType() throws IOException {
    writeZoo();

    assertThat(zoo("show", "clod")).isEqualTo(3);
    assertThat(zoo("show", "-m", "MINI_ZH")).isEqualTo(3);
    assertThat(zoo("show", "both")).isEqualTo(2);
    assertThat(zoo("show", "-d", "both")).isZero();
    assertThat(zoo("show")).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("Did you mean cloud?", "it is a dataset", "Say which: -m both, or -d both.");
  }

  @Test
  void list_noZoo_isNotFound() {
    assertThat(zoo("list")).isEqualTo(3);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("error: no zoo here", "next:  Make one");
  }

  private void writeZoo() throws IOException {
    Files.writeString(
        folder.resolve("zoo.yaml"),
        "schema: zoo/1\nmodels: {cloud: {url: 's3://bucket/models/cloud', version: 2, language: zh}, both: }\n");
    Files.createDirectories(folder.resolve("datasets/MINI_ZH"));
    Files.createDirectories(folder.resolve("datasets/both"));
  }

  private int zoo(String... arguments) {
    Console console = new Console(new ResultStream(out), stream(err), false);
    Workflows workflows =
        new Workflows(
            console,
            Map.of(),
            CLOCK,
            ChunkLayout.STANDARD,
            new KnownStores(Map.of(), console),
            "zoo/test");
    workflows.setWorkingFolder(folder);
    return Main.run(workflows, arguments);
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }
}
