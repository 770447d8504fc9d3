package dev.modelzoo.report.result;

import dev.modelzoo.check.Printable;

/** Texts of anybody in a table. */
final class Shown {
  private static final int LONGEST = 80;

  private Shown() {}

  /** What is invisible is made visible, and what is too long for a cell is cut. */
  static String cell(String text) {
    String printable = Printable.text(text);
    return printable.codePointCount(0, printable.length()) <= LONGEST
        ? printable
        : printable.substring(0, printable.offsetByCodePoints(0, LONGEST)) + "…";
  }
}
