package dev.modelzoo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.modelzoo.cli.workflow.KnownStores;
import dev.modelzoo.error.ErrorKind;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
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

    Outcome doctor = zoo.run("doctor", "-m", "oracel_en");

    doctor.assertFailed(ErrorKind.NOT_FOUND, "1 of", "no model 'oracel_en'");
    assertThat(doctor.out()).contains("fail url", "fix: Did you mean oracle_en?");
  }

  @Test
  void doctor_noZoo_looksAtARemoteAllTheSame() {
    CliHarness none = CliHarness.in(folder.resolve("elsewhere"));

    none.run("doctor").assertFailed(ErrorKind.NOT_FOUND, "no zoo here").assertNext("zoo init");
    none.run("doctor", "--remote", "file://" + folder.resolve("store")).assertDone();
    none.run("doctor", "--remote", "ftp://x").assertFailed(ErrorKind.USAGE, "ftp");
  }

  @Test
  void doctor_settingsThatAreWrong_areOneLine() {
    Outcome doctor = with(Map.of("AWS_ENDPOINT_URL", "nonsense"), "s3://b/");

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
  private Outcome with(Map<String, String> variables, String url) {
    Map<String, String> environment = new HashMap<>(variables);
    environment.put("HOME", folder.toString());
    return zoo.withEnvironment(environment)
        .withStores(new KnownStores(environment, CliHarness.silent()))
        .run("doctor", "--remote", url);
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
