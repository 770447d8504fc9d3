package dev.modelzoo.report.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modelzoo.error.ZooException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteFolderTest {
  @TempDir private Path folder;

  @Test
  void replace_failingContent_leavesTheOldSite() {
    site().replace(fresh -> Files.writeString(fresh.resolve("a.html"), "old"));

    assertThatThrownBy(
            () ->
                site()
                    .replace(
                        fresh -> {
                          Files.writeString(fresh.resolve("a.html"), "new");
                          throw new IOException("killed");
                        }))
        .isInstanceOf(ZooException.class);

    assertThat(folder.resolve("out/a.html")).hasContent("old");
  }

  @Test
  void replace_afterKilledRuns_leavesNothingBeside() throws IOException {
    site().replace(fresh -> Files.writeString(fresh.resolve("a.html"), "old"));
    Files.createDirectories(folder.resolve(".out.zoo-site-new/half"));
    Files.move(folder.resolve("out"), folder.resolve(".out.zoo-site-old"));

    site().replace(fresh -> Files.writeString(fresh.resolve("b.html"), "new"));

    assertThat(names(folder)).containsExactly("out");
    assertThat(names(folder.resolve("out"))).containsExactly("b.html", "zoo-site.json");
  }

  @Test
  void requireReplaceable_markOfAnother_isNone() throws IOException {
    Files.createDirectories(folder.resolve("out"));
    site().requireReplaceable(); // an empty folder is nobody's

    for (String mark : List.of("[]", "{\"schema\": \"other/1\"}", "{\"schema\": \"zoo-site/1\"}")) {
      Files.writeString(folder.resolve("out/zoo-site.json"), mark);

      assertThatThrownBy(() -> site().requireReplaceable())
          .as(mark)
          .isInstanceOf(ZooException.class)
          .hasMessageContaining("zoo-site.json");
    }
  }

  @Test
  void replace_fileInItsPlace_isRefusedAndKept() throws IOException {
    Files.writeString(folder.resolve("out"), "somebody's");

    assertThatThrownBy(() -> site().replace(fresh -> Files.createFile(fresh.resolve("a.html"))))
        .isInstanceOf(ZooException.class)
        .hasMessageContaining("is no folder");

    assertThat(folder.resolve("out")).hasContent("somebody's");
  }

  @Test
  void replace_linkInItsPlace_isRefusedAndKept() throws IOException {
    Path target = Files.createDirectories(folder.resolve("elsewhere"));
    Files.writeString(target.resolve("notes.txt"), "somebody's");
    Path link = Files.createSymbolicLink(folder.resolve("out"), target);

    assertThatThrownBy(() -> site().replace(fresh -> Files.createFile(fresh.resolve("a.html"))))
        .isInstanceOf(ZooException.class)
        .hasMessageContaining("is no folder");

    assertThat(link).isSymbolicLink();
  }

  private SiteFolder site() {
    return new SiteFolder(folder.resolve("out"));
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }
}
