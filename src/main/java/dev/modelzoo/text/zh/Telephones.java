package dev.modelzoo.text.zh;

import java.util.ArrayList;
import java.util.List;

/**
 * Telephone numbers, digit by digit. One character on each side belongs to the match, so of two
 * numbers with one character between them only the first is seen.
 */
abstract class Telephones implements NumberForm {
  @Override
  public final List<Reading> find(Letters text) {
    List<Reading> readings = new ArrayList<>();
    int before = -1;
    while (before < text.length()) {
      int from = before + 1;
      int end = text.isDigit(before) ? from : end(text, from);
      if (end > from && !text.isDigit(end)) {
        String written = text.slice(from, end);
        readings.add(new Reading(written, ChineseNumber.digitByDigit(written)));
        before = end + 1;
      } else {
        before++;
      }
    }
    return readings;
  }

  /** Where the number that begins there ends, or the place itself if none does. */
  abstract int end(Letters text, int from);
}
