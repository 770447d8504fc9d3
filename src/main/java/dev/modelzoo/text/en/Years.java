package dev.modelzoo.text.en;

import java.util.ArrayList;
import java.util.List;

/** {@code 1999}, {@code 1990s}, {@code '60s}: years from 1000 to 2999 and decades. */
final class Years implements SpanClass {
  private static final int TEENS_END = 20;

  @Override
  public void propose(Line line, int start, Spans spans) {
    for (Reading reading : at(line, start)) {
      spans.add(reading.end(), Cost.DATE, reading.spoken());
    }
  }

  /** Every year or decade at {@code start}. */
  static List<Reading> at(Line line, int start) {
    List<Reading> readings = new ArrayList<>(2);
    int quote = line.at(start) == '\'' ? 1 : 0;
    int end = line.digitsEnd(start + quote);
    int digits = end - start - quote;
    if (digits == 2 && line.at(end - 1) == '0' && line.at(end) == 's') {
      addShortDecade(line.at(end - 2) - '0', end + 1, readings);
    }
    if (digits == 4 && quote == 0 && (line.at(start) == '1' || line.at(start) == '2')) {
      addFourDigits(line, start, readings);
    }
    return readings;
  }

  private static void addShortDecade(int tens, int end, List<Reading> readings) {
    if (tens >= 2) {
      readings.add(new Reading(end, 0, plural(NumberWords.tens(tens))));
    }
  }

  private static void addFourDigits(Line line, int start, List<Reading> readings) {
    int end = start + 4;
    int value = Integer.parseInt(line.sub(start, end));
    readings.add(new Reading(end, 0, spoken(value)));
    int decadeEnd = line.at(end) == 's' ? end + 1 : line.startsWith(" s", end) ? end + 2 : -1;
    boolean named = value % 1000 == 0 || value < 100 * TEENS_END;
    if (decadeEnd > 0 && value % 10 == 0 && named) {
      readings.add(new Reading(decadeEnd, 0, plural(spoken(value))));
    }
  }

  /** A year from 1000 to 2999: {@code eighteen o five}, {@code two thousand}. */
  static String spoken(int value) {
    int century = value / 100;
    int rest = value % 100;
    if (century % 10 == 0 && rest < 10) {
      String thousand = NumberWords.twoDigits(century / 10) + " thousand";
      return rest == 0 ? thousand : thousand + ' ' + NumberWords.twoDigits(rest);
    }
    String first = NumberWords.twoDigits(century);
    if (rest == 0) {
      return first + " hundred";
    }
    return first + (rest < 10 ? " o " : " ") + NumberWords.twoDigits(rest);
  }

  private static String plural(String words) {
    return words.endsWith("y") ? words.substring(0, words.length() - 1) + "ies" : words + "s";
  }
}
