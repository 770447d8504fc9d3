package dev.modelzoo.cli.console;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers as people read them. */
public final class Units {
  private static final String[] NAMES = {"B", "kB", "MB", "GB", "TB", "PB"};

  private Units() {}

  /** Bytes in powers of 1000: {@code 0 B}, {@code 12.3 MB}. */
  public static String bytes(long count) {
    double value = count;
    int unit = 0;
    while (value >= 999.95 && unit < NAMES.length - 1) {
      value /= 1000;
      unit++;
    }
    if (unit == 0) {
      return count + " B";
    }
    // Not by String.format, for whose numbers the JVM first loads what it knows of locales: 10 ms.
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(1, RoundingMode.HALF_UP);
    return rounded.toPlainString() + " " + NAMES[unit];
  }

  /** A count and its noun: {@code 1 file}, {@code 2 files}. */
  public static String count(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
