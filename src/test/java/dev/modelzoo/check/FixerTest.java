package dev.modelzoo.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelzoo.testing.ModelImageFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FixerTest {
  @TempDir private Path temp;

  @Test
  void fix_modeLineEndsAndLinks_areMendedAndNothingElse() throws IOException {
    ModelImageFolder image =
        ModelImageFolder.sound(temp)
            .file("SBI", "\uFEFF#!/bin/bash\r\necho \rx\r\n")
            .mode("SBI", "rw-r-----");
    image.link("assets/deep/abs", FolderScan.realFolder(image.folder()) + "/docker/Dockerfile");
    image.file("assets/a\\b", "stays");

    List<Fixer.Fix> fixes = new Fixer().fix(check(image), image.folder());

    assertThat(fixes)
        .extracting(fix -> fix.rule().id())
        .containsExactlyInAnyOrder("IMG011", "IMG013", "IMG015", "LNK003");
    assertThat(image.path("SBI")).hasContent("#!/bin/bash\necho \rx\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(image.path("SBI"))))
        .isEqualTo("rwxr-x---");
    assertThat(Files.readSymbolicLink(image.path("assets/deep/abs")))
        .isEqualTo(Path.of("../../docker/Dockerfile"));
    assertThat(check(image).findings()).extracting(f -> f.rule().id()).containsExactly("NAM002");
    assertThat(leftOvers(image)).isEmpty();
  }

  @Test
  void fix_soundImage_changesNothing() throws IOException {
    ModelImageFolder image = ModelImageFolder.sound(temp);
    Object before = Files.getAttribute(image.path("SBI"), "unix:ctime");

    assertThat(new Fixer().fix(check(image), image.folder())).isEmpty();

    assertThat(Files.getAttribute(image.path("SBI"), "unix:ctime")).isEqualTo(before);
  }

  @Test
  void fix_linksOutOfTheFolder_touchesNothingThere() throws IOException {
    Path outside = Files.writeString(temp.resolve("precious"), "#!/bin/sh\r\n");
    ModelImageFolder image =
        ModelImageFolder.sound(temp)
            .without("SBI")
            .link("SBI", "../precious")
            .link("assets/abs", outside.toRealPath().toString());

    List<Fixer.Fix> fixes = new Fixer().fix(check(image), image.folder());

    assertThat(fixes).isEmpty();
    assertThat(outside)
        .hasContent("#!/bin/sh\r\n")
        .satisfies(f -> assertThat(Files.isExecutable(f)).isFalse());
    assertThat(check(image).findings())
        .extracting(Finding::toString)
        .filteredOn(line -> line.contains("LNK001"))
        .hasSize(2);
  }

  @Test
  void fix_swappedForALinkAfterTheCheck_followsItNowhere() throws IOException {
    Path outside = Files.writeString(temp.resolve("precious"), "#!/bin/sh\r\n");
    ModelImageFolder image = ModelImageFolder.sound(temp).file("SBI", "#!/bin/sh\r\n");
    CheckReport report = check(image);
    image.without("SBI").link("SBI", outside.toString());

    List<Fixer.Fix> fixes = new Fixer().fix(report, image.folder());

    assertThat(fixes).isEmpty();
    assertThat(outside).hasContent("#!/bin/sh\r\n");
  }

  @Test
  void fix_sbiThatIsALinkInside_mendsItsTarget() {
    ModelImageFolder image =
        ModelImageFolder.sound(temp)
            .without("SBI")
            .file("run.sh", "#!/bin/sh\r\ntrue\r\n")
            .link("SBI", "run.sh");

    List<Fixer.Fix> fixes = new Fixer().fix(check(image), image.folder());

    assertThat(fixes).hasSize(2);
    assertThat(fixes.get(0).toString())
        .isEqualTo("IMG011 SBI: changed its line ends from CRLF to LF");
    assertThat(image.path("run.sh")).hasContent("#!/bin/sh\ntrue\n");
    assertThat(check(image).findings()).isEmpty();
  }

  @Test
  void fix_selfExtractingSbi_leavesItsPayload() throws IOException {
    ModelImageFolder image =
        ModelImageFolder.sound(temp).file("SBI", "#!/bin/sh\r\nexec x\r\n\0payload\r\n");

    new Fixer().fix(check(image), image.folder());

    assertThat(Files.readString(image.path("SBI"))).isEqualTo("#!/bin/sh\nexec x\n\0payload\r\n");
  }

  @Test
  void fix_absoluteLinkToTheFolderItself_isRelative() throws IOException {
    ModelImageFolder image = ModelImageFolder.sound(temp);
    image.link("self", FolderScan.realFolder(image.folder()).toString());

    new Fixer().fix(check(image), image.folder());

    assertThat(Files.readSymbolicLink(image.path("self"))).isEqualTo(Path.of("."));
  }

  private static CheckReport check(ModelImageFolder image) {
    return new ModelImageCheck().check(image.folder());
  }

  private static List<Path> leftOvers(ModelImageFolder image) throws IOException {
    try (Stream<Path> files = Files.walk(image.folder())) {
      return files.filter(f -> f.getFileName().toString().startsWith(".zoo")).toList();
    }
  }
}
