package dev.modelzoo.report.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A style sheet or script of this package, which comes with the program. */
final class PageAsset {
  private PageAsset() {}

  /** Its text, which is fit to stand within an element of a page. */
  static String text(String name) {
    try (InputStream in = PageAsset.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalArgumentException("The program has no " + name);
      }
      return checked(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("read " + name, e);
    }
  }

  /** A browser would take these for the end of the element, or the start of another. */
  private static String checked(String name, String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (lower.contains("</") || lower.contains("<!--") || lower.contains("<script")) {
      throw new IllegalStateException(name + " cannot stand within an element of a page");
    }
    return text;
  }
}
