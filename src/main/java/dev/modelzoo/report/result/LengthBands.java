package dev.modelzoo.report.result;

import java.util.ArrayList;
import java.util.List;

/** Lengths cut into bands, from short to long; one that is no number is in the last. */
record LengthBands(List<Band> bands) {
  /**
   * Lengths from {@code from} up to the next band's.
   *
   * @param label for people
   */
  record Band(double from, String label) {}

  /** Counts of tokens: {@code 1–5}, {@code 6–10}, …, {@code 51 and more}. */
  static LengthBands tokens() {
    int[] ends = {0, 5, 10, 15, 20, 30, 50, 100};
    List<Band> bands = new ArrayList<>();
    bands.add(new Band(0, "0"));
    for (int i = 1; i < ends.length; i++) {
      bands.add(new Band(ends[i - 1] + 1, (ends[i - 1] + 1) + "–" + ends[i]));
    }
    bands.add(new Band(101, "101 and more"));
    return new LengthBands(List.copyOf(bands));
  }

  /** Seconds: {@code under 2 s}, {@code 2–5 s}, …, {@code 30 s and more}. */
  static LengthBands seconds() {
    int[] starts = {2, 5, 10, 15, 20, 30};
    List<Band> bands = new ArrayList<>();
    bands.add(new Band(0, "under 2 s"));
    for (int i = 1; i < starts.length; i++) {
      bands.add(new Band(starts[i - 1], starts[i - 1] + "–" + starts[i] + " s"));
    }
    bands.add(new Band(30, "30 s and more"));
    bands.add(new Band(Double.MAX_VALUE, "unknown"));
    return new LengthBands(List.copyOf(bands));
  }

  Band of(double length) {
    Band found = bands.get(0);
    for (Band band : bands) {
      if (!(length < band.from())) {
        found = band;
      }
    }
    return found;
  }
}
