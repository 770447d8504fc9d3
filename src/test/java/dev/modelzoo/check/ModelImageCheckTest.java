package dev.modelzoo.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.testing.ModelImageFolder;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelImageCheckTest {
  @TempDir private Path temp;

  @Test
  void check_soundImage_findsNothing() {
    ModelImageFolder image = ModelImageFolder.sound(temp);

    CheckReport report = new ModelImageCheck().check(image.folder());

    assertThat(report.findings()).isEmpty();
    assertThat(report.hasErrors()).isFalse();
    assertThat(report.files()).isEqualTo(5);
    assertThat(report.bytes()).isPositive();
  }

  @Test
  void check_interpreterInTheHomeOfRoot_isFound() {
    ModelImageFolder image =
        ModelImageFolder.sound(temp).file("SBI", "#!/root/venv/bin/python3\nprint()\n");

    CheckReport report = new ModelImageCheck().check(image.folder());

    assertThat(report.findings())
        .extracting(finding -> finding.rule().id())
        .containsExactly("IMG016");
  }

  @Test
  void check_emptyFolder_findsAllThatIsMissing() {
    CheckReport report = new ModelImageCheck().check(temp);

    assertThat(report.findings())
        .extracting(finding -> finding.rule().id())
        .containsExactly("IMG003", "IMG001", "IMG002", "IMG021", "IMG022", "IMG020");
  }

  @Test
  void check_imageWithTenFaults_findsAllTenInOneRun() {
    ModelImageFolder image =
        ModelImageFolder.sound(temp)
            .without("docker/Dockerfile")
            .file("docker/notes", "x")
            .file("model.yaml", "task: ASR\nlanguage: Chinese\nsample_rate: 16k\nlicense: MIT\n")
            .file("SBI", "#!/bin/bash\r\ntrue\r\n")
            .mode("SBI", "rw-r--r--")
            .link("assets/out", "../../elsewhere")
            .link("assets/gone", "nothing")
            .file("assets/a\\b", "x")
            .file("API_KEY", "x")
            .file("assets/__pycache__/a.pyc", "x");

    CheckReport report = new ModelImageCheck().check(image.folder());

    assertThat(report.findings())
        .extracting(Finding::place)
        .containsExactly(
            "API_KEY",
            "SBI:1",
            "assets/a\\b",
            "assets/gone",
            "assets/out",
            "docker/Dockerfile",
            "model.yaml:2",
            "model.yaml:3",
            "SBI",
            "assets/__pycache__");
    assertThat(report.errors()).isEqualTo(8);
    assertThat(report.warnings()).isEqualTo(2);
    assertThat(report.strict().errors()).isEqualTo(10);
  }

  @Test
  void check_brokenCard_stillKnowsWhatIsProvided() {
    ModelImageFolder image =
        ModelImageFolder.sound(temp)
            .file("model.yaml", "task: ASR\nlicense: MIT\nprovided: API_KEY, TOKEN\n")
            .file("API_KEY", "x")
            .file("TOKEN", "x");

    CheckReport report = new ModelImageCheck().check(image.folder());

    assertThat(report.findings()).extracting(Finding::place).containsExactly("model.yaml:1");
  }

  @Test
  void check_requiredFileThatIsIgnored_isMissing() {
    ModelImageFolder image = ModelImageFolder.sound(temp).file(".zooignore", "SBI\n");

    CheckReport report = new ModelImageCheck().check(image.folder());

    assertThat(report.findings()).extracting(f -> f.rule().id()).containsExactly("IMG003");
    assertThat(report.findings().get(0).what()).contains(".zooignore");
  }

  @Test
  void check_folderThatIsAbsent_isNotFound() {
    assertThatThrownBy(() -> new ModelImageCheck().check(temp.resolve("none")))
        .isInstanceOfSatisfying(
            ZooException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.NOT_FOUND));
  }
}
