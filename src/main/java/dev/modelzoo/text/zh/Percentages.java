package dev.modelzoo.text.zh;

import java.util.ArrayList;
import java.util.List;

/** 4.75%. */
final class Percentages implements NumberForm {
  @Override
  public String name() {
    return "percentage";
  }

  @Override
  public List<Reading> find(Letters text) {
    List<Reading> readings = new ArrayList<>();
    int at = text.findDigit(0);
    while (at < text.length()) {
      int next = text.skipDigits(at);
      int sign = text.skipDecimals(next);
      if (text.is(sign, '%')) {
        next = sign + 1;
        String spoken = "百分之" + ChineseNumber.amount(text.slice(at, sign));
        readings.add(new Reading(text.slice(at, next), spoken));
      }
      at = text.findDigit(next);
    }
    return readings;
  }
}
