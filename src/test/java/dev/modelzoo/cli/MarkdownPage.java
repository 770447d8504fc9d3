package dev.modelzoo.cli;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** A document with links, as it lies in its folder; one whose name ends in .gz is unzipped. */
record MarkdownPage(Path file) {
  static final Pattern FENCE = Pattern.compile("(?m)^```\\w*\\n(.*?)^```", Pattern.DOTALL);
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]*)\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ +(.*)$");

  String text() throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in;
      return new String(plain.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Every relative link leads to a file that is there, and to a heading of it. */
  void requireTargets() throws IOException {
    Matcher link = LINK.matcher(withoutCode());
    while (link.find()) {
      String target = link.group(1);
      if (!target.contains("://")) {
        requireTarget(target);
      }
    }
  }

  private void requireTarget(String target) throws IOException {
    int hash = target.indexOf('#');
    String name = hash < 0 ? target : target.substring(0, hash);
    Path there = name.isEmpty() ? file : file.resolveSibling(name).normalize();
    assertThat(there).as("%s of %s", target, file).exists();
    if (hash >= 0) {
      assertThat(new MarkdownPage(there).anchors())
          .as("%s of %s", target, file)
          .contains(target.substring(hash + 1));
    }
  }

  /** As the usual renderers make them of headings: small letters, hyphens for spaces. */
  private Set<String> anchors() throws IOException {
    return HEADING
        .matcher(withoutCode())
        .results()
        .map(heading -> heading.group(1).toLowerCase(Locale.ROOT))
        .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
        .collect(toSet());
  }

  private String withoutCode() throws IOException {
    return FENCE.matcher(text()).replaceAll("");
  }
}
