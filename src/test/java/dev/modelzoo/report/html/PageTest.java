package dev.modelzoo.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gg.jte.Content;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PageTest {
  private static final Content HOSTILE =
      output -> output.writeUserContent("<script>alert(1)</script>");

  @Test
  void render_hostileTitleAndContent_showAsText() {
    Page page = new Page("</title><script>alert(1)</script>", List.of(), List.of());

    String html = render(page);

    assertThat(html)
        .doesNotContain("<script>alert")
        .contains("<title>&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;</title>");
  }

  @Test
  void render_samePage_givesSameBytes() {
    assertThat(render(new Page("a", List.of(), List.of())))
        .isEqualTo(render(new Page("a", List.of(), List.of())));
  }

  @Test
  void policy_anyPage_allowsNothingFromElsewhere() {
    Page page = new Page("a", List.of(), List.of());

    assertThat(page.policy())
        .startsWith("default-src 'none'; script-src 'sha256-")
        .doesNotContain("unsafe", "http", "*");
  }

  @Test
  void style_unknownSheet_isABug() {
    assertThatThrownBy(() -> new Page("a", List.of("absent.css"), List.of()).style())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The program has no absent.css");
  }

  private static String render(Page page) {
    StringWriter out = new StringWriter();
    PageTemplates.render("layout/page.jte", Map.of("page", page, "content", HOSTILE), out);
    return out.toString();
  }
}
