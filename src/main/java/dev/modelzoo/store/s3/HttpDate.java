package dev.modelzoo.store.s3;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times in headers, such as {@code Sun, 22 Nov 2026 08:49:37 GMT}. */
final class HttpDate {
  private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";
  private static final Pattern DATE =
      Pattern.compile(
          "[A-Z][a-z]{2}, (\\d{1,2}) ([A-Z][a-z]{2}) (\\d{4}) (\\d{2}):(\\d{2}):(\\d{2}) GMT");

  private HttpDate() {}

  /** Empty if it is no such time. The JDK's formatters take long to load. */
  static Optional<Instant> parse(String text) {
    Matcher date = DATE.matcher(text);
    if (!date.matches() || MONTHS.indexOf(date.group(2)) % 3 != 0) {
      return Optional.empty();
    }
    try {
      LocalDateTime time =
          LocalDateTime.of(
              Integer.parseInt(date.group(3)),
              MONTHS.indexOf(date.group(2)) / 3 + 1,
              Integer.parseInt(date.group(1)),
              Integer.parseInt(date.group(4)),
              Integer.parseInt(date.group(5)),
              Integer.parseInt(date.group(6)));
      return Optional.of(time.toInstant(ZoneOffset.UTC));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
