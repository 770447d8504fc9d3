package dev.modelzoo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.modelzoo.error.ErrorKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a store has and a zoo does not know: {@code list --remote}, {@code show}, {@code doctor}.
 */
class RemoteListTest {
  @TempDir private Path folder;
  private CliHarness owner;
  private CliHarness reader;
  private String place;

  @BeforeEach
  void publish() {
    owner = CliHarness.zoo(folder.resolve("owner"), "file:store");
    OracleContent.english(owner);
    owner.run("push", "-m", "oracle_en").assertDone(); // its set, too
    place = "file://" + owner.path("store") + "/";
    reader = CliHarness.zoo(folder.resolve("reader"), place);
  }

  @Test
  void listRemote_namesModelsAndSetsWithTheirLatestVersions() {
    owner.file("models/oracle_en/README.md", "Two.\n");
    owner.run("push", "-m", "oracle_en", "--no-benchmark").assertDone();

    Outcome list = reader.run("list", "--remote").assertDone();

    assertThat(list.out().lines().map(line -> line.replaceAll("[0-9]\\.[0-9] kB", "? kB")))
        .containsExactly(
            "model    oracle_en v2    2026-11-22    1? kB  6 files",
            "dataset  MINI_EN   v1    2026-11-22     ? kB  4 files");
  }

  @Test
  void listRemote_namedPlaceOutsideOfAZoo_needsNoZoo() {
    CliHarness nowhere = CliHarness.in(folder.resolve("nowhere"));

    JsonObject list = nowhere.run("list", "--remote", place, "--json").assertDone().json();

    assertThat(list.get("url").getAsString()).isEqualTo(place);
    JsonObject model = list.getAsJsonArray("entries").get(0).getAsJsonObject();
    assertThat(model.get("id").getAsString()).isEqualTo("oracle_en");
    assertThat(model.get("version").getAsInt()).isEqualTo(1);
    assertThat(model.get("digest").getAsString()).startsWith("sha256:");
    nowhere
        .run("list", "--remote")
        .assertFailed(ErrorKind.NOT_FOUND)
        .assertNext("zoo init", "--remote URL");
  }

  @Test
  void listRemote_placeOfTheEnvironment_isForThoseWithoutAZoo() {
    CliHarness nowhere =
        CliHarness.in(folder.resolve("nowhere")).withEnvironment(Map.of("ZOO_REMOTE", place));
    CliHarness other = owner.withEnvironment(Map.of("ZOO_REMOTE", "file:///nowhere/"));

    assertThat(nowhere.run("list", "--remote").assertDone().out()).contains("oracle_en");
    assertThat(other.run("list", "--remote").assertDone().out()).contains("oracle_en");
  }

  @Test
  void init_placeOfSomebody_findsWhatIsThere() {
    CliHarness fresh = CliHarness.in(folder.resolve("fresh"));

    fresh.run("init", "--remote", place).assertDone();

    fresh.run("pull", "-m", "oracle_en", "--no-benchmark").assertDone();
    assertThat(fresh.read("zoo.yaml")).contains("remote: " + place);
    assertThat(fresh.read("models/oracle_en/SBI")).isNotEmpty();
    CliHarness.in(folder.resolve("other"))
        .run("init", "--remote", "gs://x/")
        .assertFailed(ErrorKind.USAGE);
  }

  @Test
  void listRemote_treesAndTroubles_standBesideTheOthers() throws IOException {
    owner.file("store/models/a-tree/SBI", "#!/bin/sh\n");
    owner.file("store/models/empty/zoo-store.json", read("zoo-store.json"));
    owner.file("store/models/not an id/x", "x");
    Files.writeString(owner.path("store/datasets/MINI_EN/versions/00000001.json.gz"), "no gzip");

    Outcome list = reader.run("list", "--remote").assertDone();
    JsonArray entries =
        reader.run("list", "--remote", "--json").assertDone().json().getAsJsonArray("entries");

    assertThat(list.out().lines().map(line -> line.replaceAll(" +", " ")))
        .contains("model a-tree tree", "model empty - no version", "dataset MINI_EN - damaged")
        .hasSize(4);
    assertThat(list.err()).contains("warning: refused the manifest ", "00000001.json.gz");
    assertThat(entries.get(0).getAsJsonObject().get("layout").getAsString()).isEqualTo("tree");
    assertThat(entries.get(1).getAsJsonObject().get("trouble").getAsString())
        .isEqualTo("no version");
  }

  private String read(String object) {
    return owner.read("store/models/oracle_en/" + object);
  }

  @Test
  void listRemote_wrongPlace_saysWhichIsRight() {
    reader
        .run("list", "--remote=" + place + "models/oracle_en/")
        .assertFailed(ErrorKind.NOT_FOUND, "models/oracle_en/ is the place of one model")
        .assertNext("above it");
    reader
        .run("list", "--remote", place + "models/")
        .assertFailed(ErrorKind.NOT_FOUND, "there is no model and no test set at " + place)
        .assertNext("zoo doctor --remote " + place + "models/");
  }

  @Test
  void show_modelThatOnlyTheStoreHas_showsItsLatestVersion() {
    JsonObject shown = reader.run("show", "oracle_en", "--json").assertDone().json();

    assertThat(shown.get("registered").getAsBoolean()).isFalse();
    assertThat(shown.get("local").getAsBoolean()).isFalse();
    assertThat(shown.get("version").getAsInt()).isEqualTo(1);
    assertThat(shown.get("url").getAsString()).isEqualTo(place + "models/oracle_en/");
    assertThat(reader.run("show", "-d", "MINI_EN").assertDone().out()).contains("dataset");
  }

  @Test
  void doctor_modelThatOnlyTheStoreHas_looksAtItsPlace() {
    Outcome doctor = reader.run("doctor", "-m", "oracle_en").assertDone();

    assertThat(doctor.out())
        .contains(place + "models/oracle_en/", "ok   content       the store of one model");
  }

  @Test
  void anyCommand_mistypedId_namesThePlaceAndSuggestsWhatItHas() {
    for (String command : new String[] {"pull", "log", "show", "verify"}) {
      reader
          .run(command, "-m", "oracel_en")
          .assertFailed(
              ErrorKind.NOT_FOUND,
              "no model 'oracel_en' in " + reader.path(""),
              ", nor at " + place)
          .assertNext("Did you mean oracle_en?");
    }
    new DoctorOutcome(reader.run("doctor", "-m", "oracel_en"))
        .assertFailed(
            ErrorKind.NOT_FOUND, "no model 'oracel_en' in " + reader.path(""), ", nor at " + place)
        .assertNext("Did you mean oracle_en?");
    reader
        .run("show", "MINI_NE")
        .assertFailed(ErrorKind.NOT_FOUND, "no model or dataset 'MINI_NE'", "nor at " + place)
        .assertNext("Did you mean MINI_EN?");
    reader
        .run("pull", "-m", "whatever")
        .assertFailed(ErrorKind.NOT_FOUND)
        .assertNext("zoo list --remote", "the right folder?");
  }
}
