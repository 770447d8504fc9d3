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
  void check_emptyFolder_findsAllThatIsMissing() {
    CheckReport report = new ModelImageCheck().check(temp);

    assertThat(report.findings())
        .extracting(finding -> finding.rule().id())
        .containsExactly("IMG003", "IMG001", "IMG002", "IMG021", "IMG022", "IMG020");
  }

  @Test
  void check_folderThatIsAbsent_isNotFound() {
    assertThatThrownBy(() -> new ModelImageCheck().check(temp.resolve("none")))
        .isInstanceOfSatisfying(
            ZooException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.NOT_FOUND));
  }
}
