package dev.modelzoo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.testing.TemporaryMount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A push publishes what its user expects, and nothing before what can fail has been looked at. */
class CarefulPushTest {
  @TempDir private Path folder;
  private CliHarness zoo;

  @BeforeEach
  void makeZoo() {
    zoo = CliHarness.zoo(folder.resolve("zoo"), "file:store");
    OracleContent.english(zoo);
  }

  @Test
  void push_storeThatLostThePinnedVersion_isRefused() throws IOException {
    publishTwice();
    loseTheStore();

    Outcome push = push("-n").assertFailed(ErrorKind.CONFLICT);
    push("--no-benchmark").assertFailed(ErrorKind.CONFLICT);

    assertThat(push.err())
        .contains("zoo.yaml pins version 2 of model oracle_en, but", "has no versions");
    push.assertNext("remote", "--force", "version 1");
    assertThat(zoo.read("zoo.yaml")).contains("version: 2");
    assertThat(zoo.path("store/models/oracle_en/versions")).doesNotExist();
  }

  @Test
  void push_storeThatWentBackBehindThePin_isRefused() throws IOException {
    publishTwice();
    Path versions = zoo.path("store/models/oracle_en/versions");
    try (var files = Files.list(versions)) {
      Files.delete(files.sorted().toList().get(1));
    }

    push("--no-benchmark").assertFailed(ErrorKind.CONFLICT, "has only versions up to 1");
  }

  @Test
  void push_lostStoreForced_beginsAnew() throws IOException {
    publishTwice();
    loseTheStore();

    Outcome push = push("--no-benchmark", "--force").assertDone();

    assertThat(push.err()).contains("published  models/oracle_en version 1");
    assertThat(zoo.read("zoo.yaml")).contains("version: 1").doesNotContain("version: 2");
  }

  @Test
  void dryRun_tellsOfTheSetThatWouldBePublished() {
    OracleContent.set(zoo, "MY_SET", OracleContent.ENGLISH);

    Outcome mini = push("-n").assertDone();
    Outcome named = push("-n", "-d", "MY_SET").assertDone();

    assertThat(mini.err()).contains("dry run    datasets/MINI_EN would become version 1");
    assertThat(named.err())
        .contains("dry run    datasets/MY_SET would become version 1")
        .doesNotContain("MINI_EN");
    assertThat(zoo.path("store")).doesNotExist();
    assertThat(zoo.path("results")).doesNotExist();
  }

  @Test
  void push_privateSet_isRunOnAndNotPublished() {
    OracleContent.set(zoo, "MY_SET", OracleContent.ENGLISH);
    zoo.file(
        "zoo.yaml", "schema: zoo/1\nremote: file:store\ndatasets:\n  MY_SET:\n    private: true\n");

    Outcome push = push("-d", "MY_SET").assertDone();

    assertThat(push.err())
        .contains("not pushed datasets/MY_SET is private in zoo.yaml", "zoo push -d MY_SET");
    assertThat(push.out()).contains("WER 11.11 %");
    assertThat(zoo.path("store/datasets")).doesNotExist();
    zoo.run("push", "-d", "MY_SET").assertDone();
    assertThat(zoo.path("store/datasets/MY_SET")).exists();
  }

  @Test
  void push_brokenSet_isToldBeforeAnythingIsPublished() {
    OracleContent.set(zoo, "MY_SET", OracleContent.ENGLISH);
    zoo.file("datasets/MY_SET/metadata.tsv", "nonsense\n");

    push("-d", "MY_SET").assertFailed(ErrorKind.CHECK_FAILED, "datasets/MY_SET has");

    assertThat(zoo.path("store")).doesNotExist();
  }

  @Test
  void push_registryThatCannotBeWritten_isToldBeforeAnythingIsPublished() throws IOException {
    Path locked = folder.resolve("locked");
    try (TemporaryMount mount = TemporaryMount.tmpfs(locked, "size=1m")) {
      Files.move(zoo.path("zoo.yaml"), locked.resolve("zoo.yaml"));
      Files.createSymbolicLink(zoo.path("zoo.yaml"), locked.resolve("zoo.yaml"));
      mount.remount("ro");

      push("--no-benchmark").assertFailed(ErrorKind.ACCESS_DENIED, "zoo.yaml");

      assertThat(zoo.path("store")).doesNotExist();
    }
  }

  @Test
  void push_sbiFails_saysThatTheVersionStaysAndHowToGoBack() {
    push("--no-benchmark").assertDone();
    zoo.file("models/oracle_en/SBI", "#!/bin/sh\nexit 3\n");

    Outcome push = push().assertFailed(ErrorKind.SBI_FAILED);

    assertThat(push.err())
        .contains("stays published and pinned, without a score on MINI_EN")
        .contains("'zoo rollback -m oracle_en@1' goes back");
  }

  private void publishTwice() {
    push("--no-benchmark").assertDone();
    zoo.file("models/oracle_en/README.md", "Another.\n");
    push("--no-benchmark").assertDone();
  }

  private void loseTheStore() throws IOException {
    Files.move(zoo.path("store"), folder.resolve("lost"));
  }

  private Outcome push(String... options) {
    String[] words = new String[options.length + 3];
    System.arraycopy(options, 0, words, 3, options.length);
    words[0] = "push";
    words[1] = "-m";
    words[2] = "oracle_en";
    return zoo.run(words);
  }
}
