package dev.modelzoo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --dry-run} says what would happen, and changes neither zoo, zoo.yaml nor store. */
class DryRunTest {
  @TempDir private Path folder;
  private CliHarness submitter;
  private CliHarness reproducer;

  @BeforeEach
  void makeZoos() {
    submitter = CliHarness.zoo(folder.resolve("submitter"), "file:store");
    reproducer = CliHarness.zoo(folder.resolve("reproducer"), "file:" + submitter.path("store"));
    OracleContent.english(submitter);
  }

  @Test
  void push_newModel_saysThePlanAndChangesNothing() {
    Map<String, String> before = everything();

    Outcome dry = submitter.run("push", "-m", "oracle_en", "--dry-run").assertDone();

    assertThat(dry.err()).contains("dry run    models/oracle_en would become version 1", "to send");
    assertThat(everything()).isEqualTo(before);
  }

  @Test
  void push_changedModel_countsOnlyWhatIsNew() {
    submitter.run("push", "-m", "oracle_en", "--no-benchmark").assertDone();
    submitter.file("models/oracle_en/README.md", "Changed.\n");
    Map<String, String> before = everything();

    Outcome dry = submitter.run("push", "-m", "oracle_en", "-n").assertDone();

    assertThat(dry.err()).contains("would become version 2", "1 object to send");
    assertThat(everything()).isEqualTo(before);
  }

  @Test
  void push_testSet_changesNothing() {
    Map<String, String> before = everything();

    submitter.run("push", "-d", "MINI_EN", "-n").assertDone();

    assertThat(everything()).isEqualTo(before);
  }

  @Test
  void pull_newModel_saysThePlanAndChangesNothing() {
    submitter.run("push", "-m", "oracle_en", "--no-benchmark").assertDone();
    Map<String, String> before = everything();

    Outcome dry = reproducer.run("pull", "-m", "oracle_en", "-n", "--engine", "local").assertDone();

    assertThat(dry.err()).contains("would become version 1", "to fetch");
    assertThat(everything()).isEqualTo(before);
  }

  @Test
  void pull_olderVersion_changesNothing() {
    submitter.run("push", "-m", "oracle_en", "--no-benchmark").assertDone();
    submitter.file("models/oracle_en/README.md", "Changed.\n");
    submitter.run("push", "-m", "oracle_en", "--no-benchmark").assertDone();
    Map<String, String> before = everything();

    Outcome dry = submitter.run("pull", "-m", "oracle_en@1", "-n").assertDone();

    assertThat(dry.err()).contains("would become version 1");
    assertThat(everything()).isEqualTo(before);
  }

  private Map<String, String> everything() {
    return FolderSnapshot.of(folder);
  }
}
