package dev.modelzoo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelzoo.error.ErrorKind;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code zoo check} tells, and where. */
class CheckCommandTest {
  @TempDir private Path folder;
  private CliHarness zoo;

  @BeforeEach
  void makeZoo() {
    zoo = CliHarness.zoo(folder, "file:store");
    OracleContent.english(zoo);
  }

  @Test
  void check_manyFindingsOfOneRule_tellsTenAndCountsTheRest() {
    for (int i = 0; i < 13; i++) {
      zoo.file("models/oracle_en/assets/a\\" + i, "x");
    }

    Outcome check = zoo.run("check", "-m", "oracle_en").assertFailed(ErrorKind.CHECK_FAILED);

    assertThat(check.err().lines().filter(line -> line.startsWith("  error NAM002"))).hasSize(10);
    assertThat(check.err()).contains("  … and 3 more of NAM002 (-v tells them all)");
    Outcome all = zoo.run("check", "-v", "-m", "oracle_en");
    assertThat(all.err().lines().filter(line -> line.startsWith("  error NAM002"))).hasSize(13);
    assertThat(all.err()).doesNotContain("more of");
    assertThat(
            zoo.run("check", "-m", "oracle_en", "--json")
                .json()
                .getAsJsonArray("folders")
                .get(0)
                .getAsJsonObject()
                .getAsJsonArray("findings"))
        .hasSizeGreaterThanOrEqualTo(13);
  }

  @Test
  void check_nothingFixable_doesNotAdviseFix() {
    zoo.file("models/oracle_en/assets/a\\b", "x");

    assertThat(zoo.run("check", "-m", "oracle_en").next()).doesNotContain("--fix");
    assertThat(zoo.run("push", "-m", "oracle_en").next()).doesNotContain("--fix");
    zoo.file("models/oracle_en/SBI", "#!/bin/sh\r\ntrue\r\n");
    zoo.run("check", "-m", "oracle_en").assertNext("--fix");
    zoo.run("push", "-m", "oracle_en").assertNext("--fix");
  }

  @Test
  void check_zooThatCannotBeWrittenTo_isChecked() throws IOException {
    try (UnwritableFolder state = UnwritableFolder.make(zoo.path(".zoo"))) {
      Outcome check = zoo.run("check", "-m", "oracle_en").assertDone();

      assertThat(check.err()).contains("check      models/oracle_en").doesNotContain(state + "");
    }
  }

  @Test
  void benchmark_noSetForTheLanguage_isNotFound() throws IOException {
    zoo.file(
        "models/oracle_en/model.yaml",
        zoo.read("models/oracle_en/model.yaml").replace("language: en", "language: sw"));

    zoo.run("benchmark", "-m", "oracle_en")
        .assertFailed(ErrorKind.NOT_FOUND, "nothing was run")
        .assertNext("-d");
  }
}
