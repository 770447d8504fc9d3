package dev.modelzoo.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.testing.ModelImageFolder;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SBIs that fail: exit 11, one message with the next step, and the version stays published. */
class SadSbiTest {
  @TempDir private Path folder;
  private CliHarness zoo;
  private ModelImageFolder image;

  @BeforeEach
  void makeZoo() {
    zoo = CliHarness.zoo(folder, "file:store");
    image = OracleContent.english(zoo);
  }

  @Test
  void push_exitStatus3_showsTheEndOfTheLogAndStaysPublished() {
    sbi("echo no such model: final.mdl >&2", "exit 3");

    Outcome push = push();

    push.assertFailed(
        ErrorKind.SBI_FAILED,
        "the SBI of oracle_en exited with status 3",
        "no such model: final.mdl");
    push.assertNext("log.SBI");
    assertThat(push.err()).contains("published  models/oracle_en version 1");
    assertThat(zoo.read("zoo.yaml")).contains("version: 1");
  }

  @Test
  void benchmark_hangs_isEndedAtTheTimeLimit() {
    sbi("sleep 600");

    Outcome run = zoo.run("benchmark", "-m", "oracle_en", "--time-limit", "1s");

    run.assertFailed(ErrorKind.SBI_FAILED, "longer than its time limit of 1 s");
    run.assertNext("time limit", "log.SBI");
  }

  @Test
  void benchmark_latin1_namesLineByteAndLikelyEncoding() {
    image.file("assets/latin1.txt", "u1\tfirst\nu2\tcaf\u00e9\n".getBytes(ISO_8859_1));
    sbi("cp assets/latin1.txt \"$2/raw_rec.txt\"");

    run()
        .assertFailed(
            ErrorKind.SBI_FAILED, "line 2 is not UTF-8 (byte 0xE9", "it looks like Latin-1")
        .assertNext("UTF-8");
  }

  @Test
  void benchmark_repeatedIds_namesThemWithTheirLines() {
    sbi("printf 'u1\\ta\\nu2\\tb\\nu1\\tc\\n' > \"$2/raw_rec.txt\"");

    run().assertFailed(ErrorKind.SBI_FAILED, "\"u1\" in lines 1 and 3");
  }

  @Test
  void benchmark_unknownId_isNamed() {
    sbi("printf 'u1\\ta\\nux\\tb\\n' > \"$2/raw_rec.txt\"");

    run().assertFailed(ErrorKind.SBI_FAILED, "ux");
  }

  @Test
  void benchmark_nothingWritten_saysSo() {
    sbi("echo no model found");

    run()
        .assertFailed(ErrorKind.SBI_FAILED, "wrote no raw_rec.txt")
        .assertFailed(ErrorKind.SBI_FAILED, "| no model found")
        .assertNext("log.SBI");
  }

  @Test
  void benchmark_emptyOutput_saysSo() {
    sbi(": > \"$2/raw_rec.txt\"");

    run().assertFailed(ErrorKind.SBI_FAILED, "wrote an empty raw_rec.txt");
  }

  @Test
  void benchmark_linkToTheReferences_isNotFollowed() {
    Path references = zoo.path("datasets/MINI_EN/metadata.tsv");
    sbi("ln -s '" + references + "' \"$2/raw_rec.txt\"");

    run().assertFailed(ErrorKind.SBI_FAILED, "left a symbolic link as raw_rec.txt");
  }

  @Test
  void benchmark_interpreterThatIsNotThere_isFoundBeforeItRuns() {
    image.file("SBI", "#!/opt/none/python9\n");

    run().assertFailed(ErrorKind.SBI_FAILED, "/opt/none/python9");
  }

  @Test
  void pull_failingSbi_keepsWhatWasPulled() {
    sbi("exit 3");
    push();
    CliHarness other = CliHarness.zoo(folder.resolve("other"), "file:" + zoo.path("store"));

    Outcome pull = other.run("pull", "-m", "oracle_en", "--engine", "local");

    pull.assertFailed(ErrorKind.SBI_FAILED, "exited with status 3");
    assertThat(other.path("models/oracle_en/SBI")).exists();
  }

  private void sbi(String... lines) {
    image.file("SBI", "#!/bin/sh\n" + String.join("\n", lines) + "\n");
  }

  private Outcome push() {
    return zoo.run("push", "-m", "oracle_en");
  }

  private Outcome run() {
    return zoo.run("benchmark", "-m", "oracle_en");
  }
}
