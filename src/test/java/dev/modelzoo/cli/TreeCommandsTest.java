package dev.modelzoo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plain trees as typed: what is said, and the exit codes. */
class TreeCommandsTest {
  @TempDir private Path folder;
  private CliHarness submitter;
  private CliHarness reader;

  @BeforeEach
  void makeZoos() {
    submitter = CliHarness.zoo(folder.resolve("submitter"), "file:store");
    reader = CliHarness.zoo(folder.resolve("reader"), "file:" + submitter.path("store"));
    OracleContent.english(submitter);
  }

  @Test
  void push_layoutTree_leavesFilesAnyoneCanReadAndPinsTheDigest() {
    Outcome push = push("--layout", "tree").assertDone();

    assertThat(push.err()).contains("as a plain tree", "published  models/oracle_en, sha256:");
    assertThat(submitter.path("store/models/oracle_en/SBI"))
        .hasSameBinaryContentAs(submitter.path("models/oracle_en/SBI"));
    assertThat(submitter.read("zoo.yaml")).contains("digest: sha256:").doesNotContain("version:");
    assertThat(push().assertDone().err()).contains("as a plain tree", "0 objects sent");
  }

  @Test
  void pull_tree_verifiesPinsAndChecksThePin() throws Exception {
    push("--layout", "tree").assertDone();

    Outcome pull = reader.run("pull", "-m", "oracle_en", "--no-benchmark").assertDone();
    assertThat(pull.err()).contains("verified   models/oracle_en, sha256:", "pin        models/");
    Files.writeString(submitter.path("models/oracle_en/README.md"), "changed\n");
    push().assertDone();

    Outcome pinned = reader.run("pull", "-m", "oracle_en", "--no-benchmark");
    assertThat(pinned.exit()).isEqualTo(5);
    assertThat(pinned.err()).contains("but zoo.yaml pins sha256:", "oracle_en@latest");
    reader.run("pull", "-m", "oracle_en@latest", "--no-benchmark").assertDone();
    assertThat(reader.path("models/oracle_en/README.md")).hasContent("changed\n");
  }

  @Test
  void pull_treeInALeaderboardCheckout_leavesItsRegistryAsItIs() {
    push("--layout", "tree").assertDone();
    String registry =
        "# models\noracle_en:\n  url: file://" + submitter.path("store/models/oracle_en") + "\n";
    CliHarness checkout =
        CliHarness.in(folder.resolve("checkout"))
            .file("models/zoo.yaml", registry)
            .file("datasets/zoo.yaml", "# none\n");

    Outcome pull = checkout.run("pull", "-m", "oracle_en", "--no-benchmark").assertDone();

    assertThat(pull.err()).contains("not pinned models/zoo.yaml");
    assertThat(checkout.read("models/zoo.yaml")).isEqualTo(registry);
    assertThat(checkout.path("models/oracle_en/SBI")).isExecutable();
  }

  @Test
  void versionCommands_onATree_sayThatItHasNone() {
    push("--layout", "tree").assertDone();

    for (String[] command :
        new String[][] {
          {"log", "-m", "oracle_en"},
          {"gc", "-m", "oracle_en", "--keep", "1"},
          {"diff", "-m", "oracle_en"},
          {"rollback", "-m", "oracle_en@1"},
        }) {
      Outcome outcome = submitter.run(command);
      assertThat(outcome.exit()).as(command[0]).isEqualTo(2);
      assertThat(outcome.err()).contains("is a plain tree", "--layout store");
    }
    assertThat(submitter.run("pull", "-m", "oracle_en@2", "--no-benchmark").exit()).isEqualTo(3);
  }

  @Test
  void verify_tree_namesWhatIsWrong() throws Exception {
    push("--layout", "tree").assertDone();
    assertThat(submitter.run("verify", "-m", "oracle_en").assertDone().out())
        .contains("a plain tree", "byte for byte");

    Files.writeString(submitter.path("store/models/oracle_en/model.yaml"), "changed");

    Outcome verify = submitter.run("verify", "-m", "oracle_en");
    assertThat(verify.exit()).isEqualTo(5);
    assertThat(verify.out()).contains("model.yaml has 7 bytes instead of");
  }

  @Test
  void push_layoutStoreOnATree_makesItAStoreBesideTheFiles() {
    push("--layout", "tree").assertDone();

    Outcome push = push("--layout", "store").assertDone();

    assertThat(push.err())
        .contains("is a store from now on", "published  models/oracle_en version 1");
    assertThat(submitter.path("store/models/oracle_en/SBI")).exists();
    assertThat(submitter.read("zoo.yaml")).contains("version: 1");
    reader.run("pull", "-m", "oracle_en", "--no-benchmark").assertDone();
  }

  @Test
  void push_layoutTreeOnAStore_isAConflict() {
    push().assertDone();

    Outcome push = push("--layout", "tree");

    assertThat(push.exit()).isEqualTo(9);
    assertThat(push.err()).contains("has versions", "a url of its own");
  }

  @Test
  void push_wrongUseOfOptions_isAUsageError() {
    assertThat(push("--layout", "heap").exit()).isEqualTo(2);
    assertThat(push("--delete").exit()).isEqualTo(2);
  }

  @Test
  void push_extraObjects_areToldAndDeletedOnRequest() throws Exception {
    push("--layout", "tree").assertDone();
    Path stray = submitter.path("store/models/oracle_en/stray");
    Files.writeString(stray, "x");

    assertThat(push().assertDone().err()).contains("kept       1 object", "--delete removes them");
    assertThat(push("--delete", "-n").assertDone().err()).contains("would delete 1 object");
    assertThat(stray).exists();
    assertThat(push("--delete").assertDone().err()).contains("deleted    1 object");
    assertThat(stray).doesNotExist();
  }

  @Test
  void pushAndPull_dataset_roundTrips() {
    submitter.run("push", "-d", "MINI_EN", "--layout", "tree").assertDone();

    reader.run("pull", "-d", "MINI_EN").assertDone();

    assertThat(reader.path("datasets/MINI_EN/metadata.tsv"))
        .hasSameBinaryContentAs(submitter.path("datasets/MINI_EN/metadata.tsv"));
  }

  @Test
  void push_treeWithBenchmark_keepsTheScoreHereOnly() {
    Outcome push = submitter.run("push", "-m", "oracle_en", "--layout", "tree").assertDone();

    assertThat(push.err()).contains("a plain tree has no place for results");
    assertThat(submitter.path("store/models/oracle_en/results")).doesNotExist();
  }

  private Outcome push(String... more) {
    String[] command = new String[4 + more.length];
    System.arraycopy(new String[] {"push", "-m", "oracle_en", "--no-benchmark"}, 0, command, 0, 4);
    System.arraycopy(more, 0, command, 4, more.length);
    return submitter.run(command);
  }
}
