package dev.modelzoo.report.result;

import java.util.Locale;

/** How numbers are written for people. */
final class Numbers {
  private Numbers() {}

  /** {@code 12,345}. */
  static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** A share of a whole in per cent, with one decimal; 0 of an empty whole. */
  static String share(long part, long whole) {
    return String.format(Locale.ROOT, "%.1f", whole == 0 ? 0 : 100.0 * part / whole);
  }
}
