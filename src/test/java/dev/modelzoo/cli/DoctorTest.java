package dev.modelzoo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.modelzoo.cli.workflow.KnownStores;
import dev.modelzoo.error.ErrorKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code zoo doctor} on this machine, and for a folder as the place. */
class DoctorTest {
  @TempDir private Path folder;
  private CliHarness zoo;

  @BeforeEach
  void makeZoo() {
    zoo = CliHarness.zoo(folder.resolve("zoo"), "file:store");
  }

  @Test
  void doctor_folderNotMadeYet_isWell() {
    Outcome doctor = zoo.run("doctor").assertDone();

    assertThat(doctor.out())
        .contains("ok   java", System.getProperty("java.version"))
        .contains("ok   url           file:store/")
        .contains("is made by the first push")
        .contains("warn engine") // no PATH, so no engine
        .contains("fix: Install or start docker or podman");
  }

  @Test
  void doctor_quiet_saysWhatIsWrongAndNothingElse() {
    Outcome doctor = zoo.run("doctor", "-q").assertDone();

    assertThat(doctor.out().lines())
        .isNotEmpty()
        .allMatch(line -> line.startsWith("warn ") || line.startsWith("     fix: "));
  }

  @Test
  void doctor_write_leavesNothing() {
    OracleContent.english(zoo);
    zoo.run("push", "-m", "oracle_en", "--no-benchmark").assertDone();
    Map<String, String> before = FolderSnapshot.of(zoo.path("store"));

    JsonObject doctor = zoo.run("doctor", "-m", "oracle_en", "--write", "--json").json();

    assertThat(states(doctor))
        .containsEntry("read", "ok")
        .containsEntry("list", "ok")
        .containsEntry("write", "ok")
        .containsEntry("publishing", "ok");
    assertThat(doctor.get("url").getAsString()).isEqualTo("file:store/models/oracle_en/");
    assertThat(FolderSnapshot.of(zoo.path("store"))).isEqualTo(before);
  }

  @Test
  void doctor_unknownModel_saysWhatWasMeant() {
    OracleContent.english(zoo);

    DoctorOutcome doctor = new DoctorOutcome(zoo.run("doctor", "-m", "oracel_en"));

    doctor
        .assertFailed(ErrorKind.NOT_FOUND, "no model 'oracel_en'")
        .assertNext("Did you mean oracle_en?");
    assertThat(doctor.err()).contains("1 of ", "failed: url");
    zoo.run("doctor", "-m", "oracel_en", "--json")
        .assertFailed(ErrorKind.NOT_FOUND, "1 of", "no model 'oracel_en'")
        .assertNext("Did you mean oracle_en?");
  }

  @Test
  void doctor_noZoo_looksAtARemoteAllTheSame() {
    CliHarness none = CliHarness.in(folder.resolve("elsewhere"));

    none.run("doctor", "--remote", "file://" + folder.resolve("store")).assertDone();
    new DoctorOutcome(none.run("doctor", "--remote", "ftp://x"))
        .assertFailed(ErrorKind.USAGE, "ftp");
  }

  @Test
  void doctor_noZooYet_isAWarningAndNoFailure() {
    CliHarness none = CliHarness.in(folder.resolve("elsewhere"));

    Outcome doctor = none.run("doctor").assertDone();

    assertThat(doctor.out())
        .contains("warn folder        no zoo here", "fix: Make one with 'zoo init'");
    assertThat(doctor.err()).isEmpty();
  }

  @Test
  void doctor_noZooWhereOneIsNamed_fails() {
    CliHarness none = CliHarness.in(folder.resolve("elsewhere"));

    new DoctorOutcome(none.run("doctor", "-m", "oracle_en"))
        .assertFailed(ErrorKind.NOT_FOUND, "no zoo here");
    new DoctorOutcome(none.run("--zoo", "other", "doctor"))
        .assertFailed(ErrorKind.NOT_FOUND, "--zoo other");
    new DoctorOutcome(none.withEnvironment(Map.of("ZOO_HOME", "other")).run("doctor"))
        .assertFailed(ErrorKind.NOT_FOUND, "ZOO_HOME=other");
  }

  @Test
  void doctor_placeOfAZoo_saysWhatItHas() {
    OracleContent.english(zoo);
    zoo.run("push", "-m", "oracle_en", "--no-benchmark").assertDone();

    assertThat(content("--remote", "file:store"))
        .containsExactly("ok   content       a zoo: 1 model, 0 test sets");
    assertThat(content("--remote", "file:store/models/oracle_en"))
        .containsExactly("ok   content       the store of one model");
    assertThat(content("--remote", "file:store/models"))
        .containsExactly(
            "ok   content       files, but no store of versions and no zoo: a plain tree?");
  }

  @Test
  void doctor_nothingAtThePlace_isAWarningWhereItWasTyped() {
    assertThat(content("--remote", "file:stroe"))
        .containsExactly(
            "warn content       nothing there",
            "     fix: Check the folder: a zoo has models/ or datasets/ below it. For a zoo that is to"
                + " begin there, all is well.");
    assertThat(content())
        .containsExactly("ok   content       nothing there yet; the first push begins it");
  }

  @Test
  void doctor_foldersThatMayNotBeWritten_areAWarning() throws IOException {
    try (UnwritableFolder models = UnwritableFolder.make(zoo.path("models"))) {
      Outcome doctor = zoo.run("doctor").assertDone();

      assertThat(doctor.out())
          .contains("warn folder        " + zoo.path("") + " is not writable (models/): ")
          .contains("what is here can be used, but nothing pulled or registered");
      assertThat(models.toString()).isEqualTo(zoo.path("models").toString());
    }
    assertThat(zoo.run("doctor").out()).contains("ok   folder        " + zoo.path(""));
  }

  @Test
  void doctor_stateThatMayNotBeWritten_isToldInWords() throws IOException {
    try (UnwritableFolder state = UnwritableFolder.make(zoo.path(".zoo"))) {
      DoctorOutcome doctor = new DoctorOutcome(zoo.run("doctor"));

      doctor.assertFailed(ErrorKind.ACCESS_DENIED, "cannot write " + state + ": ");
      assertThat(doctor.out() + doctor.err()).doesNotContain("Exception");
    }
  }

  /** What is said of the content of a place, with its fix. */
  private List<String> content(String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "doctor";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    List<String> lines = zoo.run(all).assertDone().out().lines().toList();
    int at = IntStream.range(0, lines.size()).filter(i -> lines.get(i).contains(" content ")).sum();
    boolean fix = lines.get(at + 1).startsWith("     fix: ");
    return lines.subList(at, at + (fix ? 2 : 1));
  }

  @Test
  void doctor_settingsThatAreWrong_areOneLine() {
    DoctorOutcome doctor = with(Map.of("AWS_ENDPOINT_URL", "nonsense"), "s3://b/");

    doctor.assertFailed(ErrorKind.USAGE, "the S3 endpoint in AWS_ENDPOINT_URL is wrong");
    assertThat(doctor.out()).contains("fail settings");
  }

  @Test
  void doctor_ossWithoutEndpoint_saysWhatToSet() {
    with(Map.of(), "oss://b/")
        .assertFailed(ErrorKind.USAGE, "the endpoint of OSS is not known")
        .assertNext("export OSS_ENDPOINT=");
  }

  /** Runs the doctor for a url, with no other settings than these. */
  private DoctorOutcome with(Map<String, String> variables, String url) {
    Map<String, String> environment = new HashMap<>(variables);
    environment.put("HOME", folder.toString());
    return new DoctorOutcome(
        zoo.withEnvironment(environment)
            .withStores(new KnownStores(environment, CliHarness.silent()))
            .run("doctor", "--remote", url));
  }

  static Map<String, String> states(JsonObject doctor) {
    Map<String, String> states = new LinkedHashMap<>();
    for (JsonElement check : doctor.getAsJsonArray("checks")) {
      JsonObject one = check.getAsJsonObject();
      states.put(one.get("name").getAsString(), one.get("state").getAsString());
    }
    return states;
  }
}
