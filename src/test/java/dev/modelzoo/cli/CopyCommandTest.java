package dev.modelzoo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.modelzoo.error.ErrorKind;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code zoo copy}: published versions and results, to another place. */
class CopyCommandTest {
  @TempDir private Path folder;
  private CliHarness owner;
  private String disk;

  @BeforeEach
  void publish() {
    owner = CliHarness.zoo(folder.resolve("owner"), "file:store");
    OracleContent.english(owner);
    owner.run("push", "-m", "oracle_en").assertDone(); // its set, too
    disk = "file://" + folder.resolve("disk") + "/";
  }

  @Test
  void copy_modelAndSet_canBeReproducedFromTheCopyAlone() {
    Outcome copy = owner.run("copy", "-m", "oracle_en", "-d", "MINI_EN", "--to", disk).assertDone();
    assertThat(copy.err())
        .containsPattern("copy       models/oracle_en version 1 from file:store/\\S+ to " + disk)
        .containsPattern(
            "copied     models/oracle_en version 1, sha256:\\w+; 3 objects, .*; 1 result")
        .contains("copied     datasets/MINI_EN version 1, ");
    CliHarness offline = CliHarness.in(folder.resolve("offline"));
    offline.run("init", "--remote", disk).assertDone();

    Outcome reproduced =
        offline.run("reproduce", "-m", "oracle_en", "--engine", "local").assertDone();

    assertThat(reproduced.out()).contains("reproduced, identical: all 3 utterances");
  }

  @Test
  void copy_dryRunThenTwice_saysWhatIsThere() {
    JsonObject plan = entry(copyJson("-m", "oracle_en", "-n"));
    assertThat(folder.resolve("disk")).doesNotExist();

    JsonObject done = entry(copyJson("-m", "oracle_en"));
    JsonObject again = entry(copyJson("-m", "oracle_en"));

    assertThat(plan.get("outcome").getAsString()).isEqualTo("would_copy");
    assertThat(done.get("outcome").getAsString()).isEqualTo("copied");
    assertThat(done.get("sent")).isEqualTo(plan.get("sent"));
    assertThat(done.get("requests")).isEqualTo(plan.get("requests"));
    assertThat(done.get("records").getAsInt()).isOne();
    assertThat(again.get("outcome").getAsString()).isEqualTo("up_to_date");
  }

  @Test
  void copy_dryRun_saysHowManyRequestsTheCopyMakes() {
    Outcome plan = owner.run("copy", "-m", "oracle_en", "-n", "--to", disk).assertDone();

    assertThat(plan.err()).containsPattern("dry run .* to send; [1-9]\\d* requests\n");
  }

  @Test
  void copy_allWithAllVersions_takesThemInOrder() {
    owner.file("models/oracle_en/README.md", "Two.\n");
    owner.run("push", "-m", "oracle_en", "--no-benchmark").assertDone();
    owner.file("zoo.yaml", owner.read("zoo.yaml").replace("models:\n", "models:\n  other:\n"));

    Outcome copy = owner.run("copy", "--all", "--all-versions", "--to", disk).assertDone();

    assertThat(copy.err())
        .contains("left out   models/other has no version\n")
        .containsSubsequence(
            "copied     models/oracle_en version 1,",
            "copied     models/oracle_en version 2,",
            "copied     datasets/MINI_EN version 1,");
    CliHarness reader = CliHarness.zoo(folder.resolve("reader"), disk);
    assertThat(reader.run("log", "oracle_en").assertDone().out().lines()).hasSize(2);
    assertThat(reader.run("list", "--remote").assertDone().out()).contains("oracle_en", "v2");
  }

  @Test
  void copy_namedVersion_isThatOne() {
    owner.file("models/oracle_en/README.md", "Two.\n");
    owner.run("push", "-m", "oracle_en", "--no-benchmark").assertDone();

    assertThat(entry(copyJson("-m", "oracle_en@1")).get("version").getAsInt()).isOne();
  }

  @Test
  void copy_privateSet_isWarnedOf() {
    owner.file(
        "zoo.yaml",
        owner.read("zoo.yaml").replace("  MINI_EN:\n", "  MINI_EN:\n    private: true\n"));

    assertThat(owner.run("copy", "-d", "MINI_EN", "--to", disk).assertDone().err())
        .contains("warning: datasets/MINI_EN is private: who can read " + disk + " gets its texts");
  }

  @Test
  void copy_misuse_saysWhatToName() {
    owner.run("copy", "--to", disk).assertFailed(ErrorKind.USAGE, "or --all");
    owner.run("copy", "-m", "oracle_en", "--all", "--to", disk).assertFailed(ErrorKind.USAGE);
    owner.run("copy", "-m", "oracle_en").assertFailed(ErrorKind.USAGE, "--to");
    owner
        .run("copy", "-m", "oracle_en", "--to", "file:store")
        .assertFailed(ErrorKind.USAGE, "is where it is already");
    owner.run("copy", "-m", "nobody", "--to", disk).assertFailed(ErrorKind.NOT_FOUND, "nobody");
  }

  @Test
  void copy_otherVersionThere_leavesItAlone() {
    CliHarness other = CliHarness.zoo(folder.resolve("other"), disk);
    OracleContent.english(other).file("models/oracle_en/README.md", "Mine.\n");
    other.run("push", "-m", "oracle_en", "--no-benchmark").assertDone();
    Object before = FolderSnapshot.of(folder.resolve("disk"));

    JsonObject json = owner.run("copy", "-m", "oracle_en", "--to", disk, "--json").json();

    assertThat(json.getAsJsonObject("error").get("exit_code").getAsInt())
        .isEqualTo(ErrorKind.CONFLICT.exitCode());
    assertThat(FolderSnapshot.of(folder.resolve("disk"))).isEqualTo(before);
  }

  private JsonObject copyJson(String... subject) {
    String[] words = new String[subject.length + 4];
    words[0] = "copy";
    System.arraycopy(subject, 0, words, 1, subject.length);
    words[subject.length + 1] = "--to";
    words[subject.length + 2] = disk;
    words[subject.length + 3] = "--json";
    return owner.run(words).assertDone().json();
  }

  private static JsonObject entry(JsonObject json) {
    assertThat(json.get("schema").getAsString()).isEqualTo("zoo-copy/1");
    return json.getAsJsonArray("entries").get(0).getAsJsonObject();
  }
}
