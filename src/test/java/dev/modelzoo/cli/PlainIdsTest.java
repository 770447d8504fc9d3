package dev.modelzoo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelzoo.error.ErrorKind;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ids without {@code -m} or {@code -d}: an id that is one thing only needs no option. */
class PlainIdsTest {
  @TempDir private Path folder;
  private CliHarness owner;
  private CliHarness reader;

  @BeforeEach
  void makeZoos() {
    owner = CliHarness.zoo(folder.resolve("owner"), "file:store");
    OracleContent.english(owner);
    reader = CliHarness.zoo(folder.resolve("reader"), "file:" + owner.path("store"));
  }

  @Test
  void everyCommand_takesThemAsWithOptions() {
    owner.run("check", "oracle_en", "MINI_EN").assertDone();
    assertThat(owner.run("benchmark", "models/oracle_en/", "MINI_EN").assertDone().out())
        .contains("WER 11.11 %");
    owner.run("push", "MINI_EN").assertDone();
    assertThat(owner.run("push", "oracle_en", "-d", "MINI_EN").assertDone().err())
        .contains("record     oracle_en version 1 on MINI_EN");
    assertThat(owner.run("copy", "oracle_en", "MINI_EN", "--to", "file:m").assertDone().err())
        .contains("copied     models/oracle_en", "copied     datasets/MINI_EN");

    reader.run("pull", "oracle_en@1", "--no-benchmark").assertDone();
    assertThat(
            reader.run("reproduce", "oracle_en", "MINI_EN", "--engine", "local").assertDone().out())
        .contains("reproduced, identical");
    assertThat(reader.read("datasets/MINI_EN/metadata.tsv")).isNotEmpty();
  }

  @Test
  void pull_withoutABenchmark_fetchesTheSetThatIsNamed() {
    owner.run("push", "oracle_en").assertDone();

    reader.run("pull", "-m", "oracle_en", "-d", "MINI_EN", "--no-benchmark").assertDone();

    assertThat(reader.read("datasets/MINI_EN/metadata.tsv")).isNotEmpty();
  }

  @Test
  void unknownId_isToldWithWhatIsLikeIt() {
    owner
        .run("push", "oracel_en")
        .assertFailed(ErrorKind.NOT_FOUND, "no model or dataset 'oracel_en' in ")
        .assertNext("Did you mean oracle_en?");
    owner.run("benchmark", "zzz").assertFailed(ErrorKind.NOT_FOUND).assertNext("zoo list");
    assertThat(owner.run("push", "zzz", "--json").json().getAsJsonObject("error").get("exit_code"))
        .isNotNull();
  }

  @Test
  void misuse_isTold() {
    owner
        .run("push", "oracle_en@1")
        .assertFailed(ErrorKind.USAGE, "names a version, but the folder here is meant");
    owner
        .run("log", "oracle_en", "MINI_EN")
        .assertFailed(
            ErrorKind.USAGE, "one model or test set at a time, not oracle_en and MINI_EN");
    owner.run("reproduce", "MINI_EN").assertFailed(ErrorKind.USAGE, "name one model");
    owner.run("benchmark", "MINI_EN").assertFailed(ErrorKind.USAGE, "name a model");
    owner.file("datasets/oracle_en/metadata.tsv", "");
    owner
        .run("check", "oracle_en")
        .assertFailed(ErrorKind.USAGE, "'oracle_en' is a model and a test set")
        .assertNext("-m oracle_en");
  }
}
