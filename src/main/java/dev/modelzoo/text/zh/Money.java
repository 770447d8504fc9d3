package dev.modelzoo.text.zh;

import java.util.ArrayList;
import java.util.List;

/**
 * Amounts of money, and all that is counted in hundreds, thousands, 万 and 亿: 100元, 3块5, 8百多元, 2.5万.
 * An amount begins behind something that no amount before it has used up.
 */
final class Money implements NumberForm {
  private static final String ROUGHLY = "多余几";
  private static final String UNITS = "亿万千百元块角毛分";

  @Override
  public String name() {
    return "money";
  }

  @Override
  public List<Reading> find(Letters text) {
    List<Reading> readings = new ArrayList<>();
    int used = -1;
    int at = text.findDigit(0);
    while (at < text.length()) {
      int end = at > used ? read(text, at, readings) : at;
      used = Math.max(used, end);
      at = text.findDigit(end > at ? end : text.skipDigits(at));
    }
    return readings;
  }

  /** The end of the amount that begins there, or the place itself if none does. */
  private static int read(Letters text, int from, List<Reading> readings) {
    int number = text.skipDecimals(text.skipDigits(from));
    int roughly = text.isOneOf(number, ROUGHLY) ? number + 1 : number;
    int unit = unitEnd(text, roughly);
    if (unit == roughly) {
      return from;
    }
    String spoken = ChineseNumber.amount(text.slice(from, number)) + text.slice(number, unit);
    int end = unit;
    if (text.isDigit(unit)) {
      end = unitEnd(text, unit + 1);
      spoken += ChineseNumber.amount(text.slice(unit, unit + 1)) + text.slice(unit + 1, end);
    }
    readings.add(new Reading(text.slice(from, end), spoken));
    return end;
  }

  private static int unitEnd(Letters text, int from) {
    if (text.startsWith(from, "千万") || text.startsWith(from, "百万")) {
      return from + 2;
    }
    return text.isOneOf(from, UNITS) ? from + 1 : from;
  }
}
