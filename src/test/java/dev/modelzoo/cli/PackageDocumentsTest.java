package dev.modelzoo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelzoo.testing.ShellTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The documents of the packages, as {@code ops/package} lays them out. */
class PackageDocumentsTest {
  @TempDir Path folder;

  @BeforeEach
  void layOut() {
    ShellTool.bash(Path.of("."), "ops/package --documents \"$1\"", folder.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"archive", "debian"})
  void links_relative_leadToWhatThePackageHas(String form) throws IOException {
    List<MarkdownPage> pages = pages(folder.resolve(form));

    assertThat(pages).hasSizeGreaterThan(15);
    for (MarkdownPage page : pages) {
      page.requireTargets();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"archive", "debian"})
  void readme_namesNothingOfACheckout(String form) throws IOException {
    String readme = new MarkdownPage(folder.resolve(form).resolve("README.md")).text();

    assertThat(readme).doesNotContain("./zoo", "ops/", "](models/", ".png").contains("install.md");
  }

  @ParameterizedTest
  @ValueSource(strings = {"archive", "debian"})
  void readme_linksEveryPage(String form) throws IOException {
    Path root = folder.resolve(form);
    String readme = new MarkdownPage(root.resolve("README.md")).text();

    for (MarkdownPage page : pages(root.resolve("docs"))) {
      assertThat(readme).contains("](" + root.relativize(page.file()) + ")");
    }
  }

  private static List<MarkdownPage> pages(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(file -> file.toString().matches(".*(\\.md|changelog\\.gz)"))
          .map(MarkdownPage::new)
          .toList();
    }
  }
}
