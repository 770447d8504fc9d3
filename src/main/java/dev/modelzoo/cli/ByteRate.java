package dev.modelzoo.cli;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A bandwidth as people type it: {@code 512k}, {@code 1.5M}, {@code 10M}, {@code 1G}, in powers of
 * 1000 as all sizes here; or {@code 0} for none. A number alone could mean bits, bytes or
 * kilobytes, so it is refused.
 *
 * @param bytesPerSecond 0 for no limit
 */
record ByteRate(long bytesPerSecond) {
  private static final Pattern SHAPE =
      Pattern.compile("([0-9]{1,6}(?:\\.[0-9]{1,3})?)([kmg])b?", Pattern.CASE_INSENSITIVE);

  ByteRate {
    if (bytesPerSecond < 0) {
      throw new IllegalArgumentException("Negative rate: " + bytesPerSecond);
    }
  }

  /** Parses a rate; {@code USAGE} for what is none. */
  static ByteRate parse(String text) {
    if (text.equals("0")) {
      return new ByteRate(0);
    }
    Matcher matcher = SHAPE.matcher(text);
    if (matcher.matches()) {
      int power =
          switch (matcher.group(2).toLowerCase(Locale.ROOT)) {
            case "k" -> 3;
            case "m" -> 6;
            default -> 9;
          };
      long rate = new BigDecimal(matcher.group(1)).scaleByPowerOfTen(power).longValueExact();
      if (rate > 0) {
        return new ByteRate(rate);
      }
    }
    throw new ZooException(
        ErrorKind.USAGE,
        "--bwlimit " + text + " is no number of bytes per second",
        "Write it with its unit: 512k, 10M or 1G; or 0 for no limit.");
  }

  boolean isUnlimited() {
    return bytesPerSecond == 0;
  }
}
