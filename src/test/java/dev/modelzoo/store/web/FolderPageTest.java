package dev.modelzoo.store.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Links as servers write them; each page holds the file {@code 1.json}, and the folder {@code ab}.
 */
class FolderPageTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        // nginx
        "<a href=\"../\">../</a> <a href=\"ab/\">ab/</a>  23-Nov  -  <a href=\"1.json\">1.json</a>  12",
        // Apache: links that sort, its icon, its parent
        "<th><a href=\"?C=N;O=D\">Name</a></th><a href=\"/x/\">Parent Directory</a>"
            + "<img src=\"/icons/a.gif\"><A HREF='ab/'>ab/</A><a class=z href=1.json>1.json</a>",
        // Python, lighttpd
        "<ul><li><a href=\"1.json\">1.json</a></li><li><a href=\"ab/\">ab/</a></li></ul>"
            + "<a href=\"http://other.example/y\">by</a> <a href=\"#top\">top</a>",
        // Caddy, and a whole address
        "<a href=\"./ab/\">ab</a><a href=\"https://h.example:8443/x/y%20z/1.json\">1.json</a>",
      })
  void read_pageOfAServer_namesWhatIsOneStepDown(String page) throws IOException {
    assertThat(names(page)).containsExactly("1.json", "ab/");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no page at all",
        "<a href=\"../../etc/passwd\">x</a>",
        "<a href=\"ab/cd\">two steps</a>",
        "<a href=\"%zz\">x</a><a href=\"http://[\">x</a><a href=\"mailto:me@h.example\">x</a>",
        "<a href=\"//evil.example/x/y%20z/1.json\">x</a>",
        "<a href=\"http://h.example:8443/x/y%20z/1.json\">not encrypted</a>",
        "<a href=\"\">self</a><a>none</a><link href=\"style.css\">",
      })
  void read_otherLinks_nameNothing(String page) throws IOException {
    assertThat(names(page)).isEmpty();
  }

  private static List<String> names(String page) throws IOException {
    return FolderPage.read(
            new ByteArrayInputStream(page.getBytes(UTF_8)),
            URI.create("https://h.example:8443/x/y%20z/"))
        .names();
  }
}
