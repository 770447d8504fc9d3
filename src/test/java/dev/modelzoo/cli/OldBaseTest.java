package dev.modelzoo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelzoo.error.ErrorKind;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A push from a folder that comes from an older version does not silently undo a newer one. */
class OldBaseTest {
  private static final String README = "models/oracle_en/README.md";

  @TempDir private Path folder;
  private CliHarness first;
  private CliHarness second;

  @BeforeEach
  void publishTwice() {
    first = CliHarness.zoo(folder.resolve("first"), "file:store");
    second = CliHarness.zoo(folder.resolve("second"), "file:" + first.path("store"));
    OracleContent.english(first);
    push(first, "One.\n").assertDone();
    second.run("pull", "-m", "oracle_en@latest").assertDone();
    push(first, "Two.\n").assertDone();
  }

  @Test
  void push_baseIsOlderThanTheLatest_isConflictThatNamesBoth() {
    Outcome push = push(second, "Mine.\n");

    push.assertFailed(ErrorKind.CONFLICT, "has version 2", "comes from version 1")
        .assertNext("--force");
    assertThat(second.read(README)).isEqualTo("Mine.\n");
    assertThat(first.run("log", "-m", "oracle_en").out().lines()).hasSize(2);
  }

  @Test
  void dryRun_baseIsOlderThanTheLatest_saysSo() {
    second.file(README, "Mine.\n");

    second
        .run("push", "-m", "oracle_en", "-n")
        .assertFailed(ErrorKind.CONFLICT, "comes from version 1");
  }

  @Test
  void push_forced_supersedesTheLatest() {
    push(second, "Mine.\n", "--force").assertDone();

    push(second, "Mine again.\n").assertDone();
    assertThat(first.run("log", "-m", "oracle_en").out().lines()).hasSize(4);
  }

  @Test
  void push_sameContentAsTheLatest_isUpToDate() {
    Outcome push = push(second, "Two.\n").assertDone();

    assertThat(push.err()).contains("up to date");
    push(second, "Three.\n").assertDone();
  }

  @Test
  void push_afterPullOfTheLatest_isDone() {
    second.run("pull", "-m", "oracle_en@latest").assertDone();

    push(second, "Three.\n").assertDone();
  }

  @Test
  void push_afterRollbackFromTheSameFolder_isConflict() {
    first.run("rollback", "-m", "oracle_en@1").assertDone();

    push(first, "Two and more.\n").assertFailed(ErrorKind.CONFLICT, "comes from version 2");
  }

  @Test
  void rollback_toTheLatestContent_publishesNothingAndSaysSo() {
    Outcome rollback = first.run("rollback", "-m", "oracle_en@2").assertDone();

    assertThat(rollback.err())
        .contains("up to date oracle_en version 2")
        .doesNotContain("published");
  }

  @Test
  void gc_youngObjects_saysThatTheyStayAndWhy() {
    push(first, "Three.\n").assertDone();

    Outcome gc = first.run("gc", "-m", "oracle_en", "--keep", "1").assertDone();

    assertThat(gc.err()).contains("that no version needs, younger than 7 days");
  }

  private static Outcome push(CliHarness zoo, String readme, String... more) {
    String[] arguments = new String[4 + more.length];
    System.arraycopy(
        new String[] {"push", "-m", "oracle_en", "--no-benchmark"}, 0, arguments, 0, 4);
    System.arraycopy(more, 0, arguments, 4, more.length);
    return zoo.file(README, readme).run(arguments);
  }
}
