package dev.modelzoo.text.zh;

import java.util.ArrayList;
import java.util.List;

/** 1/3, read denominator first. */
final class Fractions implements NumberForm {
  @Override
  public String name() {
    return "fraction";
  }

  @Override
  public List<Reading> find(Letters text) {
    List<Reading> readings = new ArrayList<>();
    int at = text.findDigit(0);
    while (at < text.length()) {
      int slash = text.skipDigits(at);
      int end = slash;
      if (text.is(slash, '/') && text.isDigit(slash + 1)) {
        end = text.skipDigits(slash + 1);
        String spoken =
            ChineseNumber.amount(text.slice(slash + 1, end))
                + "分之"
                + ChineseNumber.amount(text.slice(at, slash));
        readings.add(new Reading(text.slice(at, end), spoken));
      }
      at = text.findDigit(end);
    }
    return readings;
  }
}
