package dev.modelzoo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.modelzoo.error.ErrorKind;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --json}: standard output is one object with a schema, whatever else is said. */
class JsonOutputTest {
  @TempDir private Path folder;
  private CliHarness zoo;

  @BeforeEach
  void push() {
    zoo = CliHarness.zoo(folder, "file:store");
    OracleContent.english(zoo);
    zoo.run("push", "-m", "oracle_en").assertDone();
  }

  @Test
  void list_afterPush_hasEachEntry() {
    JsonObject list = zoo.run("list", "--json").assertDone().json();

    JsonObject model = list.getAsJsonArray("models").get(0).getAsJsonObject();
    assertThat(model.get("id").getAsString()).isEqualTo("oracle_en");
    assertThat(model.get("version").getAsInt()).isEqualTo(1);
    assertThat(list.getAsJsonArray("datasets")).hasSize(1);
  }

  @Test
  void show_afterPush_hasThePin() {
    JsonObject show = zoo.run("show", "-m", "oracle_en", "--json").assertDone().json();

    assertThat(show.get("url").getAsString()).isEqualTo("file:store/models/oracle_en/");
    assertThat(show.get("digest").getAsString()).startsWith("sha256:");
    assertThat(show.get("files").getAsInt()).isEqualTo(6);
  }

  @Test
  void log_oneVersion_saysThatItIsPinned() {
    JsonObject log = zoo.run("log", "-m", "oracle_en", "--json").assertDone().json();

    JsonObject version = log.getAsJsonArray("versions").get(0).getAsJsonObject();
    assertThat(version.get("version").getAsInt()).isEqualTo(1);
    assertThat(version.get("pinned").getAsBoolean()).isTrue();
  }

  @Test
  void diff_localEdit_hasBothDigests() {
    zoo.file("models/oracle_en/README.md", "Changed.\n");

    JsonObject diff = zoo.run("diff", "-m", "oracle_en", "--json").assertDone().json();

    JsonObject change = diff.getAsJsonArray("changes").get(0).getAsJsonObject();
    assertThat(change.get("path").getAsString()).isEqualTo("README.md");
    assertThat(change.get("change").getAsString()).isEqualTo("modified");
    assertThat(change.get("before")).isNotEqualTo(change.get("after"));
  }

  @Test
  void check_withErrors_printsTheObjectAndFailsAllTheSame() {
    zoo.file("models/oracle_en/model.yaml", "language: [\n");

    Outcome check = zoo.run("check", "-m", "oracle_en", "-d", "MINI_EN", "--json");

    check.assertFailed(ErrorKind.CHECK_FAILED);
    JsonObject model = check.json().getAsJsonArray("folders").get(0).getAsJsonObject();
    assertThat(model.get("errors").getAsInt()).isPositive();
    assertThat(model.getAsJsonArray("findings").get(0).getAsJsonObject().keySet())
        .contains("rule", "severity", "path", "line", "what", "why", "fix");
  }

  @Test
  void score_twoFiles_isTheObjectOfResults() {
    zoo.file("ref.txt", "u1 a b\n").file("hyp.txt", "u1 a c\n");

    JsonObject score =
        zoo.run("score", "--ref", "ref.txt", "--hyp", "hyp.txt", "--lang", "en", "--json")
            .assertDone()
            .json();

    assertThat(score.get("token_error_rate").getAsDouble()).isEqualTo(50.0);
  }
}
