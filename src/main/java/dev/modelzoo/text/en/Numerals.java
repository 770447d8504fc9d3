package dev.modelzoo.text.en;

import java.util.ArrayList;
import java.util.List;

/** Finds integers written with digits, with or without commas between groups of three. */
final class Numerals {
  private Numerals() {}

  /** All integers at {@code start}, the shortest first, read with "and". */
  static List<Reading> withAnd(Line line, int start) {
    List<Reading> readings = new ArrayList<>(2);
    for (int end : ends(line, start)) {
      readings.add(withAnd(digits(line, start, end), end));
    }
    return readings;
  }

  /** The same without "and", at no cost. */
  static List<Reading> plain(Line line, int start) {
    List<Reading> readings = new ArrayList<>(2);
    for (int end : ends(line, start)) {
      readings.add(new Reading(end, 0, NumberWords.cardinal(digits(line, start, end))));
    }
    return readings;
  }

  /** The digits of an integer, without its commas. */
  static String digits(Line line, int start, int end) {
    return line.sub(start, end).replace(",", "");
  }

  static Reading withAnd(String digits, int end) {
    String spoken = NumberWords.cardinalWithAnd(digits);
    boolean and = spoken.contains(" and ");
    return new Reading(end, and ? Cost.WITH_AND : Cost.WITHOUT_AND, spoken);
  }

  /** The ends of all integers at {@code start}: of its digits, and of each further group. */
  static List<Integer> ends(Line line, int start) {
    List<Integer> ends = new ArrayList<>(2);
    int end = line.digitsEnd(start);
    int digits = end - start;
    if (digits == 0 || digits > NumberWords.MAXIMUM_DIGITS) {
      return ends;
    }
    ends.add(end);
    if (digits > 3) {
      return ends;
    }
    while (line.at(end) == ','
        && line.digitsEnd(end + 1) == end + 4
        && digits + 3 <= NumberWords.MAXIMUM_DIGITS) {
      end += 4;
      digits += 3;
      ends.add(end);
    }
    return ends;
  }
}
