package dev.modelzoo.report.result;

import dev.modelzoo.check.Printable;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Texts of anybody in a table. */
final class Shown {
  private static final int LONGEST = 80;

  /** Between what stands beside the marks that join emoji and letters, which are no harm. */
  private static final Pattern JOINERS = Pattern.compile("(?<=[\u200C\u200D])|(?=[\u200C\u200D])");

  private Shown() {}

  /** What is invisible is made visible, and what is too long for a cell is cut. */
  static String cell(String text) {
    String printable = text.length() == 1 ? Printable.text(text) : joined(text);
    return printable.codePointCount(0, printable.length()) <= LONGEST
        ? printable
        : printable.substring(0, printable.offsetByCodePoints(0, LONGEST)) + "…";
  }

  private static String joined(String text) {
    return JOINERS
        .splitAsStream(text)
        .map(part -> part.equals("\u200C") || part.equals("\u200D") ? part : Printable.text(part))
        .collect(Collectors.joining());
  }
}
