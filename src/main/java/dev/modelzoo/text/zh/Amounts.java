package dev.modelzoo.text.zh;

import java.util.ArrayList;
import java.util.List;

/** Every number that is left. */
final class Amounts implements NumberForm {
  @Override
  public String name() {
    return "cardinal";
  }

  @Override
  public List<Reading> find(Letters text) {
    List<Reading> readings = new ArrayList<>();
    int at = text.findDigit(0);
    while (at < text.length()) {
      int end = text.skipDecimals(text.skipDigits(at));
      String written = text.slice(at, end);
      readings.add(new Reading(written, ChineseNumber.amount(written)));
      at = text.findDigit(end);
    }
    return readings;
  }
}
