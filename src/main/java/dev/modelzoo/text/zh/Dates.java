package dev.modelzoo.text.zh;

import java.util.ArrayList;
import java.util.List;

/**
 * Dates such as 2008年5月12日, 98年, 5月 and 2月14号: the year digit by digit, the others as amounts. A
 * date begins behind something that no date before it has used up; of two adjacent ones only the
 * first is seen.
 */
final class Dates implements NumberForm {
  @Override
  public String name() {
    return "date";
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

  /** The end of the date that begins there, or the place itself if none does. */
  private static int read(Letters text, int from, List<Reading> readings) {
    StringBuilder spoken = new StringBuilder();
    int year = yearEnd(text, from);
    if (year > from) {
      spoken.append(ChineseNumber.digitByDigit(text.slice(from, year - 1))).append('年');
    }
    int month = partEnd(text, year, "月");
    int end = month;
    if (month > year) {
      spoken.append(ChineseNumber.amount(text.slice(year, month - 1))).append('月');
      end = partEnd(text, month, "日号");
      if (end > month) {
        spoken.append(ChineseNumber.amount(text.slice(month, end - 1)));
        spoken.append(text.slice(end - 1, end));
      }
    }
    if (end > from) {
      readings.add(new Reading(text.slice(from, end), spoken.toString()));
    }
    return end;
  }

  /** Two digits are a year of the decades around 2000, four one of the two centuries. */
  private static int yearEnd(Letters text, int from) {
    if (text.isOneOf(from, "089") && text.isDigit(from + 1) && text.is(from + 2, '年')) {
      return from + 3;
    }
    boolean century = text.startsWith(from, "19") || text.startsWith(from, "20");
    return century && text.hasDigits(from + 2, 2) && text.is(from + 4, '年') ? from + 5 : from;
  }

  private static int partEnd(Letters text, int from, String units) {
    if (text.hasDigits(from, 2) && text.isOneOf(from + 2, units)) {
      return from + 3;
    }
    return text.isDigit(from) && text.isOneOf(from + 1, units) ? from + 2 : from;
  }
}
