package dev.modelzoo.benchmark;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.OptionalDouble;

/** How percentages are written. */
public final class Percentage {
  private static final String NONE = "n/a";
  private static final int SIGNIFICANT_DIGITS = 17;

  private Percentage() {}

  /**
   * Two decimals, rounded half-even on the exact binary value, as Kaldi's and Python's printf do;
   * {@code String.format} would print 3.125 as 3.13. {@code n/a} if there is no value.
   */
  public static String twoDecimals(OptionalDouble value) {
    return value.isEmpty() ? NONE : round(value.getAsDouble()).toPlainString();
  }

  public static String withSign(OptionalDouble value) {
    return value.isEmpty() ? NONE : twoDecimals(value) + " %";
  }

  static BigDecimal round(double value) {
    return new BigDecimal(value).setScale(2, RoundingMode.HALF_EVEN);
  }

  /**
   * The shortest decimal that reads back as the same double. {@code Double.toString} does not
   * always find it before JDK 19, and results must not depend on the JDK.
   */
  public static BigDecimal shortest(double value) {
    BigDecimal exact = new BigDecimal(value);
    BigDecimal result = exact;
    for (int digits = 1; digits <= SIGNIFICANT_DIGITS; digits++) {
      result = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
      if (result.doubleValue() == value) {
        break;
      }
    }
    BigDecimal plain = result.stripTrailingZeros();
    return plain.scale() < 1 ? plain.setScale(1) : plain;
  }
}
