package dev.modelzoo.report.html;

import dev.modelzoo.content.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The frame of a page: its title, its styles and its script. All is in the page itself, and its
 * policy lets a browser run and fetch nothing else.
 *
 * @param styles names of style sheets of this package, behind those that all pages share
 * @param scripts names of scripts of this package, which run in this order when the page is there
 * @param loadsScripts whether scripts may also load others that lie beside the page, as data that
 *     are too large to stand in it
 */
public record Page(String title, List<String> styles, List<String> scripts, boolean loadsScripts) {
  /** A drawing in the page itself, so that no browser asks a server for one. */
  public static final String ICON =
      "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E"
          + "%3Cpath d='M2 9v-2M5 12V4M8 14V2M11 11V5M14 9V7' stroke='%23256a8c'"
          + " stroke-width='1.8' stroke-linecap='round'/%3E%3C/svg%3E";

  /** By it a page of zoo is told from what others wrote. */
  public static final String MARK = "<meta name=\"generator\" content=\"zoo\">";

  private static final List<String> SHARED = List.of("theme.css", "base.css");
  private static final String THEME_SWITCH = "theme.js";

  /** A page that is all in one file. */
  public Page(String title, List<String> styles, List<String> scripts) {
    this(title, styles, scripts, false);
  }

  public Page {
    styles = List.copyOf(styles);
    scripts = List.copyOf(scripts);
  }

  /** What stands in the style element. */
  public String style() {
    return Stream.concat(SHARED.stream(), styles.stream())
        .map(PageAsset::text)
        .collect(Collectors.joining("\n"));
  }

  /** Sets the theme before anything is drawn. */
  public String headScript() {
    return PageAsset.text(THEME_SWITCH);
  }

  public boolean hasScript() {
    return !scripts.isEmpty();
  }

  /** What stands in the script element: all scripts as one, whose names nobody else sees. */
  public String script() {
    return scripts.stream()
        .map(PageAsset::text)
        .collect(Collectors.joining("\n", "(() => {\n\"use strict\";\n", "})();\n"));
  }

  /** What a browser may load and run: what is in the page, and audio that lies beside it. */
  public String policy() {
    String run =
        Stream.of(headScript(), script()).map(Page::source).collect(Collectors.joining(" "));
    return ("default-src 'none'; script-src %s%s; style-src %s; img-src data:;"
            + " media-src 'self' file: data:; base-uri 'none'; form-action 'none'")
        .formatted(run, loadsScripts ? " 'self' file:" : "", source(style()));
  }

  /** As a content security policy names a text that stands in the page. */
  private static String source(String text) {
    byte[] digest = Sha256.newDigest().digest(text.getBytes(StandardCharsets.UTF_8));
    return "'sha256-%s'".formatted(Base64.getEncoder().encodeToString(digest));
  }
}
