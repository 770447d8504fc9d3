package dev.modelzoo.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/checks.md} lists the rules of the code: each, in order, and none other. */
class ChecksPageTest {
  private static final Path PAGE = Path.of("docs/checks.md");

  @Test
  void page_rows_areExactlyTheRules() throws IOException {
    try (Stream<String> lines = Files.lines(PAGE)) {
      List<String> rows = lines.filter(line -> line.matches("\\| [A-Z]{3}[0-9]{3} .*")).toList();

      assertThat(rows)
          .containsExactlyElementsOf(
              RuleCatalogue.rules().stream().map(ChecksPageTest::row).toList());
    }
  }

  private static String row(Rule rule) {
    return "| %s | %s%s | %s | %s |"
        .formatted(
            rule.id(),
            rule.severity().label(),
            rule.isFixable() ? ", `--fix`" : "",
            rule.title(),
            rule.why());
  }
}
