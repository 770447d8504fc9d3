package dev.modelzoo.scoring.statistics;

/** From {@code low} to {@code high}, both included. */
public record Interval(double low, double high) {
  public Interval {
    if (!(low <= high)) {
      throw new IllegalArgumentException("Not an interval: " + low + " to " + high);
    }
  }
}
