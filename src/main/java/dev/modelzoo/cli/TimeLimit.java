package dev.modelzoo.cli;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time as people type them: {@code 90s}, {@code 10m}, {@code 2h}. */
final class TimeLimit {
  private static final Pattern SHAPE = Pattern.compile("([1-9][0-9]{0,5})([smh]?)");

  private TimeLimit() {}

  /** Parses a length of time above zero; a number alone counts minutes. */
  static Duration parse(String text) {
    Matcher matcher = SHAPE.matcher(text);
    if (!matcher.matches()) {
      throw new ZooException(
          ErrorKind.USAGE,
          "'" + text + "' is no length of time",
          "Write minutes (10), or a number with its unit (90s, 10m, 2h).");
    }
    long number = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "s" -> Duration.ofSeconds(number);
      case "h" -> Duration.ofHours(number);
      default -> Duration.ofMinutes(number);
    };
  }
}
