package dev.modelzoo.cli;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes as people type them to container engines: {@code 512m}, {@code 8g}. */
record SizeLimit(long bytes) {
  private static final Pattern SHAPE = Pattern.compile("([1-9][0-9]{0,8})([kmgt]?)b?");

  /** Parses a size above zero; units are powers of 1024, a number alone counts bytes. */
  static SizeLimit parse(String text) {
    Matcher matcher = SHAPE.matcher(text.toLowerCase(Locale.ROOT));
    if (!matcher.matches()) {
      throw new ZooException(
          ErrorKind.USAGE, "'" + text + "' is no size", "Write a number with its unit: 512m, 8g.");
    }
    int power = " kmgt".indexOf(matcher.group(2).isEmpty() ? " " : matcher.group(2));
    return new SizeLimit(Long.parseLong(matcher.group(1)) << (10 * power));
  }
}
