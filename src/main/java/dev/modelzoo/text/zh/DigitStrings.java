package dev.modelzoo.text.zh;

import java.util.ArrayList;
import java.util.List;

/** Four or more digits that nothing else explains: codes, numbers of flights, years without 年. */
final class DigitStrings implements NumberForm {
  private static final int SHORTEST = 4;
  private static final int LONGEST = 32;

  @Override
  public String name() {
    return "digit-string";
  }

  @Override
  public List<Reading> find(Letters text) {
    List<Reading> readings = new ArrayList<>();
    int at = text.findDigit(0);
    while (at < text.length()) {
      int end = text.skipDigits(at);
      // A longer one is cut, and a rest that is too short is left to the amounts.
      while (end - at >= SHORTEST) {
        String written = text.slice(at, Math.min(end, at + LONGEST));
        readings.add(new Reading(written, ChineseNumber.digitByDigit(written)));
        at = Math.min(end, at + LONGEST);
      }
      at = text.findDigit(end);
    }
    return readings;
  }
}
