package dev.modelzoo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A leaderboard checkout: flat models/zoo.yaml and datasets/zoo.yaml, no zoo.yaml at the top. */
class LegacyCheckoutTest {
  @TempDir private Path folder;
  private CliHarness checkout;
  private String remote;

  @BeforeEach
  void makeCheckout() {
    checkout = CliHarness.in(folder.resolve("checkout"));
    remote = "file://" + folder.resolve("bucket");
    checkout
        .file(
            "models/zoo.yaml",
            """
            # models, as the leaderboard keeps them
            oracle_en:
              url: %1$s/models/oracle_en/
            other_zh:
              url: %1$s/models/other_zh/   # of somebody else
            """
                .formatted(remote))
        .file("datasets/zoo.yaml", "MINI_EN:\n  url: %s/datasets/MINI_EN/\n".formatted(remote));
    OracleContent.english(checkout);
  }

  @Test
  void push_registeredModel_pinsInTheFlatFileAndKeepsTheRest() {
    Outcome push = checkout.run("push", "-m", "oracle_en").assertDone();

    assertThat(push.out()).contains("WER 11.11 %");
    assertThat(checkout.path("zoo.yaml")).doesNotExist();
    assertThat(checkout.read("models/zoo.yaml"))
        .contains("# models, as the leaderboard keeps them", "# of somebody else", "version: 1");
    assertThat(checkout.read("datasets/zoo.yaml")).contains("version: 1");
    assertThat(folder.resolve("bucket/models/oracle_en/zoo-store.json")).exists();
  }

  @Test
  void push_newModel_goesBesideTheOthers() {
    OracleContent.model(checkout, "fresh_en", "en", OracleContent.ENGLISH);

    checkout.run("push", "-m", "fresh_en", "--no-benchmark").assertDone();

    assertThat(checkout.read("models/zoo.yaml")).contains("fresh_en:", remote + "/models/fresh_en");
    assertThat(folder.resolve("bucket/models/fresh_en/versions/00000001.json.gz")).exists();
  }

  @Test
  void pull_otherCheckout_getsModelSetAndScore() {
    checkout.run("push", "-m", "oracle_en").assertDone();
    CliHarness other = CliHarness.in(folder.resolve("other"));
    other.file("models/zoo.yaml", checkout.read("models/zoo.yaml"));
    other.file("datasets/zoo.yaml", checkout.read("datasets/zoo.yaml"));

    Outcome pull = other.run("pull", "-m", "oracle_en", "--engine", "local").assertDone();

    assertThat(pull.out()).contains("here       WER 11.11 %", "identical");
    assertThat(other.path("models/oracle_en/SBI")).isExecutable();
  }

  @Test
  void listAndShow_anyEntry_areAsInAnyZoo() {
    Outcome list = checkout.run("list").assertDone();
    Outcome show = checkout.run("show", "other_zh", "--json").assertDone();

    assertThat(list.out()).contains("model    oracle_en", "model    other_zh", "dataset  MINI_EN");
    assertThat(show.json().get("url").getAsString()).isEqualTo(remote + "/models/other_zh/");
  }
}
