package dev.modelzoo.report.result;

import dev.modelzoo.scoring.statistics.Interval;
import java.util.Locale;
import java.util.Optional;

/**
 * A bar and the line of its interval, from 0 to 100 of what is drawn.
 *
 * @param low empty if there is no interval
 */
public record Bar(String length, String low, String high) {
  /** {@code scale}: the share that is the full length. */
  public static Bar of(double rate, Optional<Interval> interval, double scale) {
    return new Bar(
        part(rate, scale),
        interval.map(found -> part(found.low(), scale)).orElse(""),
        interval.map(found -> part(found.high(), scale)).orElse(""));
  }

  public boolean hasInterval() {
    return !low.isEmpty();
  }

  private static String part(double value, double scale) {
    double part = scale > 0 ? Math.min(100, 100 * value / scale) : 0;
    return String.format(Locale.ROOT, "%.2f", part);
  }
}
