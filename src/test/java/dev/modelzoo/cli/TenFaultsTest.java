package dev.modelzoo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.testing.ModelImageFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model-image with ten faults: all are found in one run, and nothing is sent. */
class TenFaultsTest {
  @TempDir private Path folder;
  private CliHarness zoo;

  @BeforeEach
  void makeImage() {
    zoo = CliHarness.zoo(folder.resolve("zoo"), "file:store");
    ModelImageFolder image = OracleContent.model(zoo, "faulty", "en", Map.of("u1", "x"));
    image
        .without("docker/Dockerfile") // 1
        .file("SBI", "#!/bin/sh\r\nexit 0\r\n") // 2
        .file(
            "model.yaml",
            "date: 2026-11-22\ntask: ASR\nlanguage: English\nsample_rate: fast\n") // 3, 4
        .link("assets/outside", "../../../outside.txt") // 5
        .file("assets/config.sh", "accessKeySecret=Zq8fXw31LmPd0vRt57KsYbNc2uHeGj\n") // 6
        .file("TOKEN", "abc\n") // 7
        .file("assets/a\\b.txt", "a name that is a path elsewhere\n") // 8
        .file("assets/Words.txt", "a\n")
        .file("assets/words.txt", "b\n") // 9
        .file("assets/key.pem", "-----BEGIN " + "RSA PRIVATE KEY-----\nMIIE\n"); // 10
  }

  @Test
  void push_tenFaults_listsAllOfThemAndSendsNothing() {
    Map<String, String> before = FolderSnapshot.of(folder);

    Outcome push = zoo.run("push", "-m", "faulty");

    push.assertFailed(
        ErrorKind.CHECK_FAILED, "models/faulty has ", "errors", "nothing of it was sent");
    push.assertNext("zoo check -m faulty --fix");
    assertThat(push.err())
        .contains("docker/Dockerfile", "SBI", "language", "sample_rate", "assets/outside")
        .contains("assets/config.sh", "TOKEN", "a\\b.txt", "ords.txt", "assets/key.pem")
        .doesNotContain("Zq8fXw31LmPd0vRt57KsYbNc2uHeGj");
    assertThat(FolderSnapshot.of(folder)).isEqualTo(before);
    assertThat(zoo.path("store")).doesNotExist();
  }

  @Test
  void check_tenFaults_hasTenErrorsWithRuleAndFix() {
    JsonArray findings =
        zoo.run("check", "-m", "faulty", "--json")
            .json()
            .getAsJsonArray("folders")
            .get(0)
            .getAsJsonObject()
            .getAsJsonArray("findings");

    List<JsonElement> errors =
        findings.asList().stream()
            .filter(f -> f.getAsJsonObject().get("severity").getAsString().equals("error"))
            .toList();
    assertThat(errors).hasSizeGreaterThanOrEqualTo(10);
    assertThat(findings)
        .allSatisfy(
            finding -> {
              assertThat(finding.getAsJsonObject().get("rule").getAsString())
                  .matches("[A-Z]{3}[0-9]{3}");
              assertThat(finding.getAsJsonObject().get("fix").getAsString()).isNotBlank();
            });
  }

  @Test
  void push_emptyFiles_areKept() {
    OracleContent.english(zoo).file("assets/empty.txt", "").file("assets/deep/empty", "");
    zoo.run("push", "-m", "oracle_en", "--no-benchmark").assertDone();
    CliHarness other = CliHarness.zoo(folder.resolve("other"), "file:" + zoo.path("store"));

    other.run("pull", "-m", "oracle_en").assertDone();

    assertThat(FolderSnapshot.of(other.path("models/oracle_en")))
        .isEqualTo(FolderSnapshot.of(zoo.path("models/oracle_en")));
  }

  @Test
  void push_emptyFilesThatMustHaveContent_areFindings() {
    OracleContent.english(zoo).file("SBI", "").file("model.yaml", "");

    Outcome push = zoo.run("push", "-m", "oracle_en");

    push.assertFailed(ErrorKind.CHECK_FAILED, "models/oracle_en has");
    assertThat(push.err()).contains("SBI", "model.yaml");
  }

  @Test
  void push_emptyAudioAndMetadata_areFindings() {
    OracleContent.english(zoo);
    zoo.file("datasets/MINI_EN/audio/u2.wav", "");

    Outcome audio = zoo.run("push", "-d", "MINI_EN");
    zoo.file("datasets/MINI_EN/metadata.tsv", "");
    Outcome metadata = zoo.run("push", "-d", "MINI_EN");

    audio.assertFailed(ErrorKind.CHECK_FAILED, "datasets/MINI_EN has 1 error");
    assertThat(audio.err()).contains("audio/u2.wav");
    metadata.assertFailed(ErrorKind.CHECK_FAILED, "datasets/MINI_EN has");
    assertThat(metadata.err()).contains("there is no header");
    assertThat(zoo.path("store")).doesNotExist();
  }

  @Test
  void push_setThatIsBroken_stopsAfterPublishingTheModel() {
    OracleContent.english(zoo);
    zoo.file("datasets/MINI_EN/audio/u2.wav", "");

    Outcome push = zoo.run("push", "-m", "oracle_en");

    push.assertFailed(ErrorKind.CHECK_FAILED, "datasets/MINI_EN has 1 error");
    assertThat(push.err()).contains("published  models/oracle_en version 1");
  }
}
