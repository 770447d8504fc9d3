package dev.modelzoo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelzoo.testing.ShellTool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The manual that the build writes. */
class ManPagesTest {
  @TempDir private Path folder;
  private List<Path> pages = List.of();

  @BeforeEach
  void writePages() throws Exception {
    pages = WriteManual.write(folder.resolve("man"));
  }

  @Test
  void pages_ofTheProgramAndEachCommand_areThere() {
    List<String> expected =
        Stream.concat(Stream.of("zoo.1"), HelpTest.commands().map(name -> "zoo-" + name + ".1"))
            .toList();

    assertThat(pages.stream().map(page -> String.valueOf(page.getFileName())).toList())
        .containsExactlyElementsOf(expected);
  }

  @Test
  void pages_all_renderWithoutAWarning() {
    ShellTool.require("man --version && groff --version");

    String warnings =
        ShellTool.bash(
            folder, "for page in man/*.1; do man --warnings=w -l \"$page\" 2>&1 > /dev/null; done");

    assertThat(warnings).isEmpty();
  }

  @Test
  void page_ofPush_hasItsOptionsAndExamplesAsTyped() {
    ShellTool.require("man --version && groff --version");

    String page = ShellTool.bash(folder, "MANWIDTH=80 man -l man/zoo-push.1 | col -bx");

    assertThat(page)
        .contains("zoo-push - check a model-image, register it")
        .contains("zoo push [OPTION]...")
        .contains("-m, --model ID")
        .contains("--no-benchmark")
        .contains("       zoo push -m my_model --dry-run")
        .contains("zoo-pull(1)")
        .doesNotContain("${", "%n", "zoo-__complete");
  }

  @Test
  void pages_all_listEveryExitCode() {
    for (Path page : pages) {
      String text = text(page);
      String status = text.substring(text.indexOf("EXIT STATUS"), text.indexOf("SEE ALSO"));

      for (ExitCodeTable.Row row : ExitCodeTable.rows()) {
        assertThat(status).contains("\n\\fB%d\\fR\n%s: ".formatted(row.code(), row.name()));
      }
    }
  }

  @Test
  void pages_madeTwice_areTheSameBytes() throws Exception {
    List<Path> again = WriteManual.write(folder.resolve("again"));

    assertThat(again.stream().map(ManPagesTest::text).collect(Collectors.joining()))
        .isEqualTo(pages.stream().map(ManPagesTest::text).collect(Collectors.joining()));
  }

  private static String text(Path page) {
    try {
      return Files.readString(page);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
