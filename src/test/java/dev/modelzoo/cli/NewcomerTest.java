package dev.modelzoo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelzoo.error.ErrorKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where somebody who uses zoo for the first time stumbled. */
class NewcomerTest {
  @TempDir private Path folder;
  private CliHarness zoo;

  @BeforeEach
  void makeZoo() {
    zoo = CliHarness.zoo(folder.resolve("zoo"), "file:store");
  }

  @Test
  void benchmark_withoutAnySet_isNotDone() {
    OracleContent.model(zoo, "oracle_en", "en", OracleContent.ENGLISH_ANSWERS);

    zoo.run("benchmark", "-m", "oracle_en")
        .assertFailed(ErrorKind.NOT_FOUND, "nothing was run")
        .assertNext("-d");
  }

  @Test
  void benchmark_miniSetOfAnotherLanguage_isTold() {
    OracleContent.english(zoo);
    OracleContent.set(zoo, "MINI_ZH", OracleContent.CHINESE);

    Outcome other = zoo.run("benchmark", "-m", "oracle_en", "-d", "MINI_ZH");
    Outcome own = zoo.run("benchmark", "-m", "oracle_en").assertDone();

    assertThat(other.err())
        .contains("warning: oracle_en is of language 'en', and MINI_ZH is the MINI set of another");
    assertThat(own.err()).doesNotContain("warning: oracle_en is of language");
  }

  @Test
  void init_withinAModel_isRefused() {
    OracleContent.english(zoo);

    CliHarness.in(zoo.path("models/oracle_en"))
        .run("init", ".")
        .assertFailed(ErrorKind.CONFLICT, "is in a zoo already");
    CliHarness.in(zoo.path("datasets/MINI_EN/audio")).run("init").assertFailed(ErrorKind.CONFLICT);

    assertThat(zoo.path("models/oracle_en/zoo.yaml")).doesNotExist();
  }

  @Test
  void list_folderWhoseNameIsNoId_isTold() throws IOException {
    Files.createDirectories(zoo.path("models/my model"));

    Outcome list = zoo.run("list").assertDone();

    assertThat(list.err()).contains("not listed models/my model: the name is no id");
  }

  @Test
  void list_emptyZooOfSomebodysPlace_pointsThere() {
    CliHarness reader = CliHarness.zoo(zoo.path("reader"), "file:/somewhere/else");

    assertThat(reader.run("list").assertDone().err())
        .contains("next: zoo list --remote shows what is at file:/")
        .contains("zoo new model ID makes one");
  }

  @Test
  void benchmark_folderThatIsNotAsPinned_isRunAndToldSo() {
    OracleContent.english(zoo);
    zoo.run("push", "-m", "oracle_en", "--no-benchmark").assertDone();
    Outcome asPinned = zoo.run("benchmark", "-m", "oracle_en", "-d", "MINI_EN").assertDone();
    zoo.file("models/oracle_en/README.md", "Edited.\n");

    Outcome edited = zoo.run("benchmark", "-m", "oracle_en", "-d", "MINI_EN").assertDone();

    assertThat(asPinned.err()).doesNotContain("not as pinned");
    assertThat(edited.err())
        .contains("note       models/oracle_en is not as pinned (version 1)")
        .contains("zoo diff -m oracle_en");
  }

  @Test
  void benchmark_sbiThatPrintsItsTexts_isToldWhereTheyBelong() {
    OracleContent.english(zoo).file("SBI", "#!/bin/sh\ncat assets/answers.txt\n");

    zoo.run("benchmark", "-m", "oracle_en")
        .assertFailed(ErrorKind.SBI_FAILED, "wrote no raw_rec.txt")
        .assertNext("What it prints is only its log");
  }
}
